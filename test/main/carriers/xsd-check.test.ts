import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { XsdCheck } from '../../support/xsd-check.ts'

const folder = mkdtempSync(join(tmpdir(), 'xsd-'))
afterAll(() => rmSync(folder, { recursive: true }))
writeFileSync(
  join(folder, 'a.xsd'),
  `<xs:schema xmlns:tns="urn:a" xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a">
    <xs:element name="ship" type="tns:ship"/>
    <xs:complexType name="base"><xs:sequence><xs:element name="account" type="xs:int"/></xs:sequence></xs:complexType>
    <xs:complexType name="more"><xs:complexContent><xs:extension base="tns:base"><xs:sequence>
      <xs:element minOccurs="0" name="note" type="xs:string"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
    <xs:complexType name="ship"><xs:sequence>
      <xs:element name="header" type="tns:more"/>
      <xs:element minOccurs="0" maxOccurs="unbounded" name="day" type="xs:dateTime"/>
    </xs:sequence></xs:complexType>
  </xs:schema>`,
)

const cases: readonly (readonly [why: string, inside: string, problems: readonly string[]])[] = [
  ['fits', '<header><account>1</account><note>x</note></header><day>2026-11-30T08:00:00Z</day>', []],
  ['no number', '<header><account>one</account></header>', ['ship.header.account: "one" is no xs:int']],
  ['missing', '<header><note>x</note></header>', ['ship.header.account is missing']],
  [
    'out of order',
    '<header><note>x</note><account>1</account></header>',
    ['ship.header.account is missing', 'ship.header.account is unknown or out of order'],
  ],
  ['unknown', '<header><account>1</account><fax/></header>', ['ship.header.fax is unknown or out of order']],
  [
    'no date',
    '<header><account>1</account></header><day>30/11/2026</day>',
    ['ship.day: "30/11/2026" is no xs:dateTime'],
  ],
  [
    'twice',
    '<header><account>1</account></header><header><account>1</account></header>',
    ['ship.header stands 2 times'],
  ],
]

it.each(cases)('a message that is: %s', (_why, inside, problems) => {
  const schema = new XsdCheck(folder, ['a.xsd'])
  schema.check(
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><n:ship xmlns:n="urn:a">${inside}</n:ship></s:Body></s:Envelope>`,
  )
  expect([...schema.problems]).toEqual(problems)
})
