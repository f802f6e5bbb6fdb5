import { mkdirSync, writeFileSync, chmodSync } from "node:fs";
mkdirSync("dist", { recursive: true });
writeFileSync("dist/cli.js", "#!/usr/bin/env node\nconsole.log('hi',process.argv.slice(2))\n");
chmodSync("dist/cli.js", 0o755);
