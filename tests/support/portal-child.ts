import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const root = new URL('../../', import.meta.url);

type LogLine = { readonly msg?: string; readonly port?: number };

/** `server/main.ts` in a process of its own, with nothing in its environment but what is given. */
export function spawnPortal(environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'], PORT: '0', METRICS_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: LogLine[] = [];
  const waiting: { message: string; resolve: (line: LogLine) => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as LogLine;
    lines.push(line);
    for (const { message, resolve } of waiting) if (line.msg === message) resolve(line);
  });
  const exited = once(child, 'exit').then(([code]) => code as number | null);

  return {
    lines,
    exited,
    kill: (signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL') => child.kill(signal),
    /** The first line with that message, when it is written. */
    logged(message: string): Promise<LogLine> {
      const found = lines.find(({ msg }) => msg === message);
      if (found) return Promise.resolve(found);
      return new Promise((resolve, reject) => {
        waiting.push({ message, resolve });
        void exited.then((code) => {
          reject(new Error(`ended with ${code ?? 'a signal'} before "${message}"`));
        });
      });
    },
    async listening(): Promise<number> {
      const { port } = await this.logged('portal is listening');
      return port ?? 0;
    },
  };
}
export type PortalChild = ReturnType<typeof spawnPortal>;
