// What a machine's owner has set for other projects doesn't reach the build.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { runWith, sources } from "./stand-ins.mjs";

/** Each would bend the build, or what is installed for it. */
const bending = [
  "CARGO_BUILD_RUSTC",
  "CARGO_BUILD_RUSTC_WRAPPER",
  "CARGO_BUILD_RUSTC_WORKSPACE_WRAPPER",
  "CARGO_BUILD_RUSTDOC",
  "CARGO_BUILD_RUSTFLAGS",
  "CARGO_BUILD_TARGET",
  "CARGO_BUILD_INCREMENTAL",
  "CARGO_ENCODED_RUSTFLAGS",
  "CARGO_ENCODED_RUSTDOCFLAGS",
  "CARGO_INCREMENTAL",
  "CARGO_INSTALL_ROOT",
  "CARGO_PROFILE_RELEASE_OPT_LEVEL",
  "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER",
  "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
  "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER",
  "CARGO_UNSTABLE_BUILD_STD",
  "ESBUILD_BINARY_PATH",
  "NODE_ENV",
  "NODE_OPTIONS",
  "NODE_PATH",
  "NPM_CONFIG_OMIT",
  "RUSTC",
  "RUSTC_BOOTSTRAP",
  "RUSTC_WORKSPACE_WRAPPER",
  "RUSTC_WRAPPER",
  "RUSTDOC",
  "RUSTDOCFLAGS",
  "RUSTFLAGS",
  "RUSTUP_TOOLCHAIN",
  "npm_config_ignore_scripts",
  "npm_config_omit",
  "npm_config_package_lock",
  "npm_config_script_shell",
];

/** Each says where things are, and they are checked. */
const kept = ["CARGO_HOME", "RUSTUP_HOME", "npm_config_registry", "npm_config_cafile", "NPM_CONFIG_REGISTRY"];

/** The environment of what `make` starts. */
async function environment(given) {
  // `make` asks the shell for versions: what it starts with isn't what is looked at.
  const { status, said } = await runWith({}, ["make", "--eval=shown: ; @env", "shown"], { environment: given });
  assert.equal(status, 0, said);
  return new Map(said.split("\n").map((line) => line.split(/=(.*)/s).slice(0, 2)));
}

describe("the environment of the build", () => {
  const marked = Object.fromEntries([...bending, ...kept].map((name) => [name, "/no/such/place"]));
  delete marked.NODE_OPTIONS;

  test("has nothing that bends it", async () => {
    // An option that Node.js takes: this test's own runs have it too.
    const shown = await environment({ ...marked, NODE_OPTIONS: "--no-warnings", CARGO_TARGET_DIR: "/no/such/place" });
    for (const name of bending) {
      assert.ok(!shown.get(name), `${name} is ${shown.get(name)}`);
    }
    assert.equal(shown.get("CARGO_TARGET_DIR"), `${sources}target`);
  });

  test("has no wrapper of the compiler, whatever cargo's settings name", async () => {
    const shown = await environment({});
    // Cargo: "Setting this to the empty string overwrites the configuration and resets cargo to not use a wrapper."
    assert.deepEqual([shown.get("RUSTC_WRAPPER"), shown.get("RUSTC_WORKSPACE_WRAPPER")], ["", ""]);
  });

  test("still says where things are", async () => {
    const shown = await environment(marked);
    for (const name of kept) {
      assert.equal(shown.get(name), "/no/such/place", name);
    }
  });
});
