#!/usr/bin/env node
// The command line tool. Node keeps the compiled engine where it can, which halves the next start.
import module from 'node:module';
import { host } from './host.mjs';

module.enableCompileCache?.();
const { run } = await import('./engine.mjs');
process.exitCode = run(process.argv.slice(2), host);
