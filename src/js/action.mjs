// The GitHub Action: what the runner hands over in the environment becomes arguments of
// `no502 check`, in this process. Needs neither Java nor the network, unless SARIF is to be uploaded.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const input = (name) => (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
const lines = (name) => input(name).split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
// What a command of the runner may not hold as it is.
const escaped = (text) => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const complain = (text) => console.log(`::error title=no502::${escaped(text)}`);

// A release holds the build beside this file's folder; a working copy may have made it itself.
const build = ['../../dist', '../../target/npm', '.']
  .map((folder) => path.join(here, folder))
  .find((folder) => fs.existsSync(path.join(folder, 'engine.mjs')));

const wantsUpload = input('upload-sarif') === 'true';
const sarif = input('sarif-file') || (wantsUpload ? 'no502.sarif' : '');

function commandLine(report) {
  const args = ['check', '--format', input('format') || 'github', '--output', `json=${report}`];
  if (input('fail-on')) args.push('--fail-on', input('fail-on'));
  if (sarif) args.push('--output', `sarif=${sarif}`);
  const paths = lines('path');
  return [...args, ...lines('arguments'), '--', ...(paths.length > 0 ? paths : ['.'])];
}

function tell(code, report) {
  const file = process.env.GITHUB_OUTPUT;
  if (!file) return;
  const { summary = {} } = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : {};
  const outputs = {
    'exit-code': code,
    errors: summary.error ?? 0,
    warnings: summary.warning ?? 0,
    notes: summary.note ?? 0,
    'sarif-file': sarif && fs.existsSync(sarif) ? sarif.replace(/[\r\n]/g, '') : '',
  };
  fs.appendFileSync(file, Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`).join(''));
}

/** Code scanning takes SARIF packed and as text; it wants a token with security-events: write. */
async function upload() {
  const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_SHA, GITHUB_REF, GITHUB_WORKSPACE } = process.env;
  const answer = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/code-scanning/sarifs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${input('token')}`, accept: 'application/vnd.github+json' },
    body: JSON.stringify({
      commit_sha: GITHUB_SHA,
      ref: GITHUB_REF,
      checkout_uri: pathToFileURL(GITHUB_WORKSPACE ?? '.').href,
      sarif: zlib.gzipSync(fs.readFileSync(sarif)).toString('base64'),
      tool_name: 'no502',
    }),
  });
  if (!answer.ok) throw new Error(`code scanning answered ${answer.status}: ${await answer.text()}`);
}

async function main() {
  if (!build) {
    complain('this revision holds no build: use a release, such as no502/no502@v0.1.0');
    return 2;
  }
  const { run } = await import(pathToFileURL(path.join(build, 'engine.mjs')));
  const { host } = await import(pathToFileURL(path.join(build, 'host.cjs')));
  const folder = fs.mkdtempSync(path.join(process.env.RUNNER_TEMP || os.tmpdir(), 'no502-'));
  const report = path.join(folder, 'report.json');
  const code = run(commandLine(report), host);
  tell(code, report);
  fs.rmSync(folder, { recursive: true, force: true });
  if (wantsUpload && fs.existsSync(sarif)) await upload();
  return code;
}

try {
  process.exitCode = await main();
} catch (failure) {
  complain(String(failure.message ?? failure));
  process.exitCode = 2;
}
