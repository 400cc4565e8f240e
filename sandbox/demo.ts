// `npm run demo`: prints what a user of the action would see on a sample repository, without keys and without a network.
import { styleText } from 'node:util';
import { playScenes } from './scenes.ts';

for await (const { scene, exitCode, log, summary, comments, requests, holders } of playScenes()) {
  console.log(`\n${styleText(['bold', 'cyan'], scene.title)}\n${scene.explanation}`);
  show('The list, seats.txt', scene.list);
  show('Log', readableLog(log));
  show('Job summary', summary);
  // What the comment remembers is for the action alone.
  const visible = (comments[0] ?? '').replaceAll(/<!--[^]*?-->\n/g, '');
  show(`Comment on the pull request (${comments.length} in all)`, visible);
  show('What Datadog was asked', requests.join('\n'));
  show('Who holds a seat now', holders.join('\n'));
  if ((exitCode !== 0) !== scene.isRed) {
    process.exitCode = 1;
  }
}

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
