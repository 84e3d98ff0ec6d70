// no502 as a library: files as strings in, findings out. Reads no file and opens no connection.
import { runOnTexts } from './engine.mjs';

const LISTS = { compose: '--file', profiles: '--profile', envFiles: '--env-file' };

export function check(files, options = {}) {
  const args = ['check', '--format', 'json'];
  for (const [name, option] of Object.entries(LISTS)) {
    for (const value of options[name] ?? []) args.push(option, String(value));
  }
  if (options.nginxVersion) args.push('--nginx-version', String(options.nginxVersion));
  if (options.platform) args.push('--platform', String(options.platform));
  const given = Object.entries(files).flatMap(([name, text]) => [name, String(text)]);
  const [code, output, complaint] = runOnTexts(args, given);
  if (output === '') throw new Error(complaint.trim());
  return { exitCode: Number(code), ...JSON.parse(output) };
}
