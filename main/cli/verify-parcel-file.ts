import { readFile } from 'node:fs/promises'
import { checkSealed, type SealFault } from '../app/proof/sealed-files.ts'

/** `npm run verify -- FILE`: whether a parcel's file is as it was sealed. Ends with 0 = whole, 1 = not, 2 = no file. */

const [path] = process.argv.slice(2)
if (path === undefined) {
  console.error('usage: npm run verify -- FILE.zip')
  process.exitCode = 2
} else {
  try {
    process.exitCode = report(await readFile(path))
  } catch (error) {
    console.error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 2
  }
}

function report(zip: Uint8Array): number {
  const check = checkSealed(zip)
  if (check.kind === 'broken') {
    for (const fault of check.faults) console.log(inWords(fault))
    console.log('NOT as it was sealed.')
    return 1
  }
  for (const [what, said] of Object.entries(check.about)) console.log(`${what}: ${said}`)
  console.log(`Files: ${check.files.length}, each as it was sealed.`)
  console.log(`Seal ${check.seal}: the time line of the order says the same.`)
  return 0
}

function inWords(fault: SealFault): string {
  switch (fault.kind) {
    case 'no-zip':
      return 'It is no zip file, or larger than a parcel’s file is.'
    case 'no-manifest':
      return 'It has no manifest of a parcel’s file.'
    case 'manifest-changed':
      return 'The manifest was changed.'
    case 'changed':
      return `${fault.name} was changed.`
    case 'missing':
      return `${fault.name} is missing.`
    case 'added':
      return `${fault.name} was added.`
  }
}
