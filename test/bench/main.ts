import { globSync } from 'node:fs'
import { parse } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { BenchModule, BenchResult } from './bench.ts'

/**
 * `npm run bench [-- NAME ...] [OPTIONS]`: runs the benches named, or all, one after the other, and prints a
 * table; the last line is one JSON object {"results": [{name, value, unit, target, met}]}.
 */

const args = process.argv.slice(2)
const firstOption = args.findIndex((arg) => arg.startsWith('-'))
const names = firstOption < 0 ? args : args.slice(0, firstOption)
const options = firstOption < 0 ? [] : args.slice(firstOption)

const files = globSync('*.bench.ts', { cwd: import.meta.dirname }).toSorted()
const known = new Map(files.map((file) => [parse(file).name.replace('.bench', ''), file]))
const unknown = names.filter((name) => !known.has(name))
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${[...known.keys()].join(', ')}.`)
  process.exit(2)
}

const results: BenchResult[] = []
for (const [name, file] of known) {
  if (names.length > 0 && !names.includes(name)) continue
  console.log(`\n== ${name}`)
  const module: BenchModule = await import(pathToFileURL(`${import.meta.dirname}/${file}`).href)
  const found = await module.run(options)
  for (const result of found) console.log(row(result))
  results.push(...found)
}

if (names.length !== 1) {
  console.log('\n== all')
  for (const result of results) console.log(row(result))
}
console.log(JSON.stringify({ results }))

function row({ name, value, unit, target, met }: BenchResult): string {
  const wanted = target === null ? '' : `target ${figure(target)}`
  const verdict = met === null ? '' : met ? 'met' : 'MISSED'
  return `${name.padEnd(58)}${`${figure(value)} ${unit}`.padStart(22)}   ${wanted.padEnd(18)}${verdict}`
}

function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 10 ? 3 : 1 })
}
