import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const CACHE = join(ROOT, '.cache', 'servers');
const UNPACKED = join(CACHE, 'root');

const SERVERS = ['nginx', 'caddy', 'apache'] as const;
export type ServerName = (typeof SERVERS)[number];

/** Debian's package of each server. */
const PACKAGES: Record<ServerName, string> = {
  nginx: 'nginx',
  caddy: 'caddy',
  apache: 'apache2-bin',
};

const BINARIES: Record<ServerName, string> = {
  nginx: 'usr/sbin/nginx',
  caddy: 'usr/bin/caddy',
  apache: 'usr/sbin/apache2',
};

/**
 * Fetches Debian's packages of the servers with what they need and unpacks them under .cache/:
 * nothing is installed on the machine and no service is started.
 */
function fetchPackages(packages: string[]): void {
  const archives = join(CACHE, 'archives');
  mkdirSync(join(archives, 'partial'), { recursive: true });
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => spawnSync('apt-get', args, { env }).status === 0;
  const download = () =>
    apt(
      ...['install', '-y', '-q', '--no-install-recommends', '--download-only'],
      ...['-o', `Dir::Cache::archives=${archives}`],
      ...packages,
    );
  if (!download() && !(apt('update', '-q') && download())) return;
  for (const file of globSync('*.deb', { cwd: archives })) {
    spawnSync('dpkg-deb', ['-x', join(archives, file), UNPACKED]);
  }
}

/**
 * The path of a program of Debian's; fetched where it is missing, on Debian as root. Undefined
 * where it cannot be had.
 */
export function debianProgram(path: string, packageName: string): string | undefined {
  const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (firstOf(path) === undefined && isDebian) fetchPackages([packageName]);
  return firstOf(path);
}

/** Where the libraries of fetched programs are, for LD_LIBRARY_PATH. */
export function libraryPath(): string {
  const folders = globSync('usr/lib/*-linux-gnu', { cwd: UNPACKED });
  return folders.map((folder) => join(UNPACKED, folder)).join(':');
}

function binary(name: ServerName): string | undefined {
  return firstOf(BINARIES[name]);
}

/** The servers that can be run here; on Debian as root all of them, otherwise what is installed. */
export function availableServers(): ServerName[] {
  const missing = SERVERS.some((name) => binary(name) === undefined);
  const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (missing && isDebian) fetchPackages(Object.values(PACKAGES));
  return SERVERS.filter((name) => binary(name) !== undefined);
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The sample of docs/hosting with the folder and port of the test in the place of its own. */
function sample(file: string, dist: string, port: number): string {
  const text = readFileSync(join(ROOT, 'docs/hosting', file), 'utf8');
  if (!text.includes('/srv/jianbao') || !text.includes('8080')) {
    throw new Error(`docs/hosting/${file} does not name /srv/jianbao and 8080`);
  }
  return text
    .replaceAll('/srv/jianbao', dist)
    .replaceAll('listen 8080', `listen 127.0.0.1:${port}`)
    .replaceAll('8080', String(port));
}

function firstOf(path: string): string | undefined {
  return [join('/', path), join(UNPACKED, path)].find((place) => existsSync(place));
}

/** What a distribution's own main configuration gives around the sample. */
function nginxMain(work: string, site: string): string {
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${work}/${kind};`,
  );
  return `daemon off;
pid ${work}/pid;
error_log ${work}/error.log;
events {}
http {
include ${firstOf('etc/nginx/mime.types')};
access_log off;
${temp.join('\n')}
${site}
}
`;
}

function apacheMain(work: string, port: number, site: string): string {
  const modules = firstOf('usr/lib/apache2/modules');
  const names = 'mpm_event authz_core mime dir alias headers filter deflate'.split(' ');
  writeFileSync(join(work, 'mime.types'), 'text/html html\ntext/css css\nimage/svg+xml svg\n');
  return `ServerRoot ${work}
ServerName localhost
PidFile ${work}/pid
ErrorLog ${work}/error.log
DefaultRuntimeDir ${work}
Listen 127.0.0.1:${port}
${names.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join('\n')}
TypesConfig ${work}/mime.types
${site}
`;
}

/** The command that runs a server in the foreground with its configuration, which it writes. */
function prepare(name: ServerName, underBase: boolean, dist: string, work: string, port: number) {
  const config = join(work, 'config');
  if (name === 'nginx') {
    const site = sample(underBase ? 'nginx-base.conf' : 'nginx.conf', dist, port);
    writeFileSync(config, nginxMain(work, site));
    return ['-c', config, '-e', join(work, 'error.log')];
  }
  if (name === 'apache') {
    const site = sample(underBase ? 'apache-base.conf' : 'apache.conf', dist, port);
    writeFileSync(config, apacheMain(work, port, site));
    return ['-D', 'FOREGROUND', '-f', config];
  }
  const site = sample(underBase ? 'Caddyfile-base' : 'Caddyfile', dist, port);
  writeFileSync(config, `{\nadmin off\nauto_https off\ndefault_bind 127.0.0.1\n}\n${site}`);
  return ['run', '--config', config, '--adapter', 'caddyfile'];
}

export interface RunningServer {
  origin: string;
  stop: () => Promise<void>;
}

async function answers(origin: string, server: ChildProcess): Promise<boolean> {
  for (let tries = 0; tries < 100 && server.exitCode === null; tries++) {
    try {
      await fetch(origin);
      return true;
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  return false;
}

/**
 * Runs a real web server on a copy of a built site with the project's sample configuration.
 *
 * @throws Error with the server's own words when it does not come up
 */
export async function runServer(
  name: ServerName,
  underBase: boolean,
  built: string,
): Promise<RunningServer> {
  const work = mkdtempSync(join(tmpdir(), `jianbao-${name}-`));
  const dist = join(work, 'site');
  cpSync(built, dist, { recursive: true });
  // A server started by root reads as another user.
  spawnSync('chmod', ['-R', 'a+rX', work]);
  const port = await freePort();
  const args = prepare(name, underBase, dist, work, port);
  const said: Buffer[] = [];
  const server = spawn(binary(name) ?? name, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      XDG_DATA_HOME: work,
      XDG_CONFIG_HOME: work,
      LD_LIBRARY_PATH: libraryPath(),
    },
  });
  server.stdout.on('data', (data: Buffer) => said.push(data));
  server.stderr.on('data', (data: Buffer) => said.push(data));
  const origin = `http://127.0.0.1:${port}`;
  const stop = async () => {
    if (server.exitCode === null) {
      const closed = once(server, 'close');
      server.kill('SIGTERM');
      await closed;
    }
    rmSync(work, { recursive: true, force: true });
  };
  if (await answers(origin, server)) return { origin, stop };
  const log = join(work, 'error.log');
  const words = existsSync(log) ? readFileSync(log, 'utf8') : '';
  await stop();
  throw new Error(`${name} did not come up: ${Buffer.concat(said)}${words}`);
}
