import { describe, expect, it } from 'vitest'
import { readXml, xmlDocument } from '../../../main/remote/xml.ts'

describe('XML that is written', () => {
  it('escapes, repeats arrays, leaves out what is undefined', () => {
    const content = { '@id': 'a"<', line: [{ sku: 'T&E' }, { sku: "O'N" }], note: '', gone: undefined, n: 0 }
    expect(xmlDocument('order', content)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><order id="a&quot;&lt;"><line><sku>T&amp;E</sku></line>' +
        '<line><sku>O&apos;N</sku></line><note></note><n>0</n></order>',
    )
    expect(readXml(xmlDocument('order', content))).toMatchObject({
      order: { '@id': 'a"<', line: [{ sku: 'T&E' }, { sku: "O'N" }], note: '', n: '0' },
    })
  })
})

describe('XML that is read', () => {
  it.each([
    { name: 'values stay text', xml: '<a><n>007</n><t>true</t></a>', want: { a: { n: '007', t: 'true' } } },
    {
      name: 'references and CDATA are text',
      xml: '<a>&#233;&#xE8; &lt;<![CDATA[<b>]]></a>',
      want: { a: 'éè <<b>' },
    },
    { name: 'a comment is nothing', xml: '<a><!-- <b/> -->x</a>', want: { a: 'x' } },
    { name: 'an element left open', xml: '<a><b></a>', want: null },
    { name: 'no XML', xml: 'Service unavailable', want: null },
    { name: 'nothing', xml: '', want: null },
    {
      name: 'entities of its own, which could grow without end',
      xml: '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>',
      want: null,
    },
  ])('$name', ({ xml, want }) => {
    expect(readXml(xml)).toEqual(want)
  })
})
