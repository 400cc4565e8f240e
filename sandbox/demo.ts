// `npm run demo`: prints what a user of the action would see on a sample repository, without keys and without a network.
import { styleText } from 'node:util';
import { playScenes } from './scenes.ts';

let comment = '';
for await (const { scene, exitCode, log, comments, requests, holders } of playScenes()) {
  console.log(`\n${styleText(['bold', 'cyan'], scene.title)}\n${scene.explanation}`);
  show('The job log', readableLog(log));
  const writes = requests.filter((request) => !request.startsWith('GET'));
  console.log(`\nWritten to Datadog: ${writes.length === 0 ? 'nothing' : writes.join(', ')}`);
  console.log(`Seats held now: ${holders.join(', ')}`);
  // What the comment remembers is for the action alone.
  comment = (comments[0] ?? '').replaceAll(/<!--[^]*?-->\n/g, '');
  if ((exitCode !== 0) !== scene.isRed) {
    process.exitCode = 1;
  }
}
show('The comment on the pull request, as Markdown (all runs update the same one)', comment);

function show(title: string, text: string): void {
  const bar = styleText('dim', '│');
  const lines = text.trimEnd().split('\n');
  console.log(`\n${styleText('bold', title)}\n${lines.map((line) => `${bar} ${line}`).join('\n')}`);
}

/** The log as GitHub shows it: commands to the runner are not printed, groups are indented. */
function readableLog(log: string): string {
  const lines: string[] = [];
  let indent = '';
  for (const line of log.trimEnd().split('\n')) {
    const [, command = '', text = ''] = /^::([\w-]+)[^:]*::(.*)$/.exec(line) ?? [];
    if (command === 'group') {
      lines.push(`▾ ${text}`);
      indent = '  ';
    } else if (command === 'endgroup') {
      indent = '';
    } else if (command !== 'add-mask') {
      lines.push(`${indent}${command === '' ? line : `${command}: ${decodeURIComponent(text)}`}`);
    }
  }
  return lines.join('\n');
}
