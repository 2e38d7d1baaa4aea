// How long another evaluator takes for the case that `make bench` gives ours: iam-simulate, the usual one in JavaScript. Its policies
// are parsed in each run, as its interface has it; its decision has to be ours.
//
//   node tests/benches/peers/iam-simulate.mjs < a case

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { runSimulation } from "@cloud-copilot/iam-simulate";

const { request, policies } = JSON.parse(readFileSync(0, "utf8"));
const named = (documents = []) => documents.map((policy, at) => ({ name: `${at}`, policy }));
const simulation = {
  request: {
    principal: request.principal,
    action: request.action,
    resource: { resource: request.resource, accountId: request.resource_account },
    contextVariables: request.context,
  },
  identityPolicies: named(policies.identity),
  serviceControlPolicies: (policies.scp ?? []).map((level) => ({ orgIdentifier: level.target, policies: named(level.policies) })),
  resourceControlPolicies: [],
  resourcePolicy: policies.resource,
  permissionBoundaryPolicies: policies.boundary && named(policies.boundary),
};

const once = async () => {
  const start = performance.now();
  const result = await runSimulation(simulation, { simulationMode: "Strict" });
  return { result, took: performance.now() - start };
};
const { result } = await once();
assert.match(JSON.stringify(result), /"Allowed"/, "it decides as ours does");
const rounds = [];
for (let round = 0; round < 50; round += 1) {
  rounds.push((await once()).took);
}
rounds.sort((a, b) => a - b);
const shown = (value) => `${value.toFixed(1)} ms`;
console.log(`every layer, by iam-simulate: fastest ${shown(rounds[0])}, median ${shown(rounds[25])}, slowest ${shown(rounds.at(-1))}`);
