// Starts the program: as the page, or as its worker.

import init from "built/glue";

import { hasStarted } from "./chunks.js";

export const start = async (module) => hasStarted(await init({ module_or_path: module }));
