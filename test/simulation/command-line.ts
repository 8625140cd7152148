import { parseArgs } from 'node:util'

/**
 * The whole numbers (from 1 on) and switches behind `npm run simulate -- <name>`; what is wrong ends the program with
 * `usage`.
 */
export function commandLine<Number extends string, Switch extends string>(
  usage: string,
  numbers: Readonly<Record<Number, number>>,
  switches: readonly Switch[],
): Record<Number, number> & Record<Switch, boolean> {
  const options = {
    ...Object.fromEntries(Object.keys(numbers).map((name) => [name, { type: 'string' as const }])),
    ...Object.fromEntries(switches.map((name) => [name, { type: 'boolean' as const }])),
  }
  const { values, positionals } = parseArgs({ args: process.argv.slice(2), allowPositionals: true, options })
  if (positionals.length !== 1) fail(usage)
  const whole = (name: string, byDefault: number): number => {
    const value = Number(values[name] ?? byDefault)
    if (Number.isInteger(value) && value >= 1) return value
    return fail(`--${name} ${values[name]}: a whole number from 1 on is needed\n${usage}`)
  }
  const entries = Object.entries<number>(numbers).map(([name, byDefault]) => [name, whole(name, byDefault)])
  return Object.fromEntries([...entries, ...switches.map((name) => [name, values[name] === true])])
}

function fail(why: string): never {
  console.error(why)
  process.exit(2)
}
