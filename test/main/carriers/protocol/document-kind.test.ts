import { expect, it } from 'vitest'
import { isPdf, isZpl } from '../../../../main/carriers/protocol/document-kind.ts'
import { pdfPage, zplLabel } from '../../../../main/demo/carrier-servers/papers.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const twice = (label: Uint8Array) => Uint8Array.from([...label, ...label])
const half = (label: Uint8Array) => label.subarray(0, Math.floor(label.length / 2))
const ZPL = zplLabel(203, '8R1', ['Paris'])
const PDF = pdfPage(100, 150, ['8R1'])

it.each([
  ['a label', ZPL, true],
  ['with settings before it', bytes('^XA^MCY^XZ\n^XA^FD1^FS^XZ\r\n'), true],
  ['twice in one', twice(ZPL), false],
  ['half of it', half(ZPL), false],
  ['a picture', bytes('\u0089PNG'), false],
])('ZPL: %s', (_why, label, want) => expect(isZpl(label)).toBe(want))

it.each([
  ['a page', PDF, true],
  ['twice in one', twice(PDF), false],
  ['half of it', half(PDF), false],
  ['a web page', bytes('<html></html>'), false],
])('PDF: %s', (_why, label, want) => expect(isPdf(label)).toBe(want))
