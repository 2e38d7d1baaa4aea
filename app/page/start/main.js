// Starts the page, or its worker: both run this script.

import { startPage } from "./page.js";
import { serve } from "./worker.js";

if (typeof document === "object") {
  startPage();
} else {
  serve();
}
