import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { code128, gs1Code128 } from '../../../../main/printing/zpl/code128.ts'
import { escapeFieldData } from '../../../../main/printing/zpl/field-data.ts'
import { crc16, graphicField } from '../../../../main/printing/zpl/graphic-field.ts'
import { ZplWriter } from '../../../../main/printing/zpl/zpl-writer.ts'

describe('field data', () => {
  const cases = [
    { name: 'keeps plain text and accents', text: 'Été à Nîmes', want: 'Été à Nîmes' },
    { name: 'escapes what ZPL would obey', text: '^XA~JA\\&_41', want: '_5eXA_7eJA_5c&_5f41' },
    { name: 'puts line breaks and tabs on one line', text: 'a\r\nb\tc', want: 'a b c' },
    { name: 'composes letters', text: 'E\u0301te\u0301', want: 'Été' },
    { name: 'narrow spaces become spaces', text: '1\u202f234\u00a0kg', want: '1 234 kg' },
    { name: 'romanises Greek and Cyrillic', text: 'Ερμού 12 Αθήνα, Щорса', want: 'Ermou 12 Athina, Shtorsa' },
    { name: 'leaves emoji out', text: 'Zoë 🌸', want: 'Zoë' },
    { name: 'plain forms of what font 0 has not', text: 'ﬁn ① “x” Ḥ', want: 'fin 1 "x" H' },
    { name: 'shows that a letter is missing', text: '東京 ★', want: '?? ?' },
  ]
  it.each(cases)('$name', ({ text, want }) => {
    expect(escapeFieldData(text)).toBe(want)
  })
})

describe('graphic fields', () => {
  it('CRC-16/XMODEM has its check value', () => {
    expect(crc16(Buffer.from('123456789'))).toBe(0x31c3)
  })

  it('inflates to the very rows and signs the base64 text', () => {
    const rows = Uint8Array.from({ length: 3 * 20 }, (_, byte) => (byte * 37) & 0xff)
    const field = graphicField({ widthDots: 20, heightDots: 20, rows })
    const [, head, packed = '', crc] = /^(\^GFA,60,60,3),:Z64:([^:]+):([0-9a-f]{4})$/.exec(field) ?? []
    expect(head).toBe('^GFA,60,60,3')
    expect(new Uint8Array(inflateSync(Buffer.from(packed, 'base64')))).toEqual(rows)
    expect(crc).toBe(crc16(Buffer.from(packed)).toString(16).padStart(4, '0'))
  })
})

describe('Code 128 width in modules', () => {
  const cases = [
    { text: '1234', modules: 57 },
    { text: '12345', modules: 79 },
    { text: 'A12345B', modules: 112 },
    { text: 'LB473124829FR', modules: 156 },
    { text: 'AB-12 34/5.6', modules: 167 },
  ]
  it.each(cases)('$text', ({ text, modules }) => {
    expect(code128(text)).toEqual({ fieldData: text, mode: 'A', modules })
  })

  it('an SSCC begins with FNC1', () => {
    expect(gs1Code128('00', '376104250021234569')).toEqual({
      fieldData: '(00)376104250021234569',
      mode: 'D',
      modules: 156,
    })
  })

  it('refuses what a scanner would not give back', () => {
    expect(() => code128('é')).toThrow('not for a Code 128 field')
    expect(() => gs1Code128('00', '(1)')).toThrow('not a GS1 element')
  })
})

it('writes fields in order, in UTF-8, from a known state of the printer', () => {
  const writer = new ZplWriter({ widthDots: 800, lengthDots: 1200 })
  writer.text({ x: 10, y: 20.4 }, { height: 30, reversed: true }, 'Été_1')
  writer.box({ x: 0, y: 0 }, { width: 40, height: 20 }, 40)
  writer.horizontalLine({ x: 1, y: 2 }, 300, 3)
  writer.verticalLine({ x: 1, y: 2 }, 300, 3)
  writer.code128({ x: 5, y: 6 }, { moduleDots: 3, height: 99 }, code128('A1'))
  writer.dataMatrix({ x: 7, y: 8 }, 6, 'A1')
  writer.qrCode({ x: 9, y: 9 }, 4, 'A1')
  expect(writer.toString().split('\n').slice(6)).toEqual([
    '^LL1200',
    '^PQ1',
    '^FO10,20^A0N,30,30^FR^FH_^FDÉté_5f1^FS',
    '^FO0,0^GB40,20,20,B,0^FS',
    '^FO1,2^GB300,3,3,B,0^FS',
    '^FO1,2^GB3,300,3,B,0^FS',
    '^FO5,6^BY3^BCN,99,N,N,N,A^FDA1^FS',
    '^FO7,8^BXN,6,200^FH_^FDA1^FS',
    '^FO9,9^BQN,2,4^FH_^FDMA,A1^FS',
    '^XZ',
    '',
  ])
})
