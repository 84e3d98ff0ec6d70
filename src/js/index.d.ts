/** What a run may be told, as the options of `no502 check`. */
export interface Options {
  /** Compose files, as with `docker compose -f`. */
  compose?: string[];
  profiles?: string[];
  envFiles?: string[];
  /** Where the files do not say which nginx it is, such as "1.27.3". */
  nginxVersion?: string;
  platform?: 'linux' | 'desktop';
}

/** A place in a file: lines and columns from 1, columns in code points. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

export interface Range extends Place {
  endLine: number;
  endColumn: number;
}

export interface Finding extends Range {
  rule: string;
  severity: 'error' | 'warning' | 'note';
  confidence: 'proven' | 'likely';
  message: string;
  help?: string;
  related: (Place & { message: string })[];
  fix?: { title: string; safe: boolean; edits: (Range & { text: string })[] };
  fingerprint: string;
  stack: string;
}

export interface Result {
  /** 0 nothing at or above the gate, 1 findings, 2 not everything could be looked at. */
  exitCode: 0 | 1 | 2;
  version: number;
  summary: { error: number; warning: number; note: number; routes: number; stacks: number };
  findings: Finding[];
  [more: string]: unknown;
}

/** Analyses files given as name and text; the names are paths with `/`, relative to one root. */
export function check(files: Record<string, string>, options?: Options): Result;
