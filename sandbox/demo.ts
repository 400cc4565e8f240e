// `npm run demo`: prints what a user of the action would see on a sample repository, without keys and without a network.
import { styleText } from 'node:util';
import { LIST, playScenes } from './scenes.ts';

show('The list, seats.txt', LIST);
for await (const { scene, exitCode, log, summary, comments, requests, holders } of playScenes()) {
  console.log(`\n${styleText(['bold', 'cyan'], scene.title)}\n${scene.explanation}`);
  show('Log', readableLog(log));
  show('Job summary', summary);
  show(`Comment on the pull request (${comments.length} in all)`, comments[0] ?? '');
  show('What Datadog was asked', requests.join('\n'));
  show('Who holds a seat now', holders.join('\n'));
  if (exitCode !== 0) {
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
