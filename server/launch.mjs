// Runs a part of Heping on the Node that the project brings. Plain JavaScript, because it must also
// run on a Node that is too old to read TypeScript, to say so in one sentence.
const COMMANDS = { start: './index.ts', demo: './demo.ts', screens: '../test/bench/screens.ts', kiosk: '../display/kiosk/kiosk.ts' };
const NEEDED = 26;

const [, , command = 'start', ...rest] = process.argv; // `check` only looks at the version
if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  console.error(
    `Heping 需要 Node ${NEEDED}（当前 ${process.versions.node}）：请重新运行 npm ci（不要加 --ignore-scripts），或自行安装 Node ${NEEDED}。\n` +
      `Heping needs Node ${NEEDED} (this is ${process.versions.node}): run npm ci again without --ignore-scripts, or install Node ${NEEDED} yourself.`,
  );
  process.exit(1);
}
if (command === 'check') process.exit(0);
if (!(command in COMMANDS)) {
  console.error(`Unknown command ${command}; there are: ${Object.keys(COMMANDS).join(', ')}`);
  process.exit(1);
}
try {
  const { main } = await import(COMMANDS[command]);
  await main(rest);
} catch (error) {
  // what an operator can act on is in the message; the rest only in detail
  console.error(process.env.LOG_LEVEL === 'debug' ? error : `\n${error.message}\n`);
  process.exit(1);
}
