/**
 * The web shell as `npm start -- --web` runs it: the bundle, which test/support/program/bundled-program.ts keeps
 * up to date. argv: home, port ('' = none asked for), 'demo' or ''; SWITCHYARD_DATABASE as for the program.
 */
const bundle = new URL('../../../.build/main/start-web.js', import.meta.url).href
const { startWeb }: typeof import('../../../main/start-web.ts') = await import(bundle)
const [home = '', port = '', demo = ''] = process.argv.slice(2)
const options = {
  home,
  port: port === '' ? null : Number(port),
  demo: demo === 'demo' ? { at: null, ordersPerMinute: null, seed: null } : null,
  web: true,
  database: process.env['SWITCHYARD_DATABASE'] ?? null,
  listen: null,
  join: null,
}
try {
  process.exit(await startWeb(options, '/nowhere'))
} catch (error) {
  const why = error instanceof Error ? error.message : String(error)
  process.stderr.write(`The control room cannot start: ${why}\n`)
  process.exit(1)
}
