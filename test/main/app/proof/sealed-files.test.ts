import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { checkSealed, sealFiles } from '../../../../main/app/proof/sealed-files.ts'

const FILES = [
  { name: 'order.json', bytes: strToU8('{"id":"O-1"}') },
  { name: 'papers/label.zpl', bytes: strToU8('^XA^FDnumber^FS^XZ') },
]
const { zip, seal } = sealFiles({ parcel: '8R1', order: '#O-1' }, FILES)
const entries = unzipSync(zip)
const text = (name: string) => new TextDecoder().decode(entries[name])

it('is whole as it was sealed, and says what it is of', () => {
  expect(checkSealed(zip)).toEqual({
    kind: 'whole',
    about: { parcel: '8R1', order: '#O-1' },
    seal,
    files: ['order.json', 'papers/label.zpl'],
  })
})

const manifest = (change: (text: string) => string) => ({
  ...entries,
  'manifest.json': strToU8(change(text('manifest.json'))),
})

it.each([
  {
    name: 'one byte of a paper changed',
    entries: { ...entries, 'papers/label.zpl': strToU8('^XA^FDnumbes^FS^XZ') },
    want: [{ kind: 'changed', name: 'papers/label.zpl' }],
  },
  {
    name: 'a paper left out',
    entries: Object.fromEntries(Object.entries(entries).filter(([name]) => name !== 'order.json')),
    want: [{ kind: 'missing', name: 'order.json' }],
  },
  {
    name: 'a paper added',
    entries: { ...entries, 'papers/other.zpl': strToU8('x') },
    want: [{ kind: 'added', name: 'papers/other.zpl' }],
  },
  {
    name: 'what it is of changed in the manifest',
    entries: manifest((said) => said.replace('#O-1', '#O-2')),
    want: [{ kind: 'manifest-changed' }],
  },
  {
    name: 'the manifest is none',
    entries: manifest(() => '{}'),
    want: [{ kind: 'no-manifest' }],
  },
])('is broken with $name', ({ entries: changed, want }) => {
  expect(checkSealed(zipSync(changed))).toEqual({ kind: 'broken', faults: want })
})

it('is no such file when it is no zip', () => {
  expect(checkSealed(strToU8('hello'))).toEqual({ kind: 'broken', faults: [{ kind: 'no-zip' }] })
})
