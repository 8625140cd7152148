import { describe, expect, it } from 'vitest'
import { parseHostErrors, parseHostStatus } from '../../../../main/printing/transports/zpl-status.ts'

const hostStatus = (first: string, second: string) =>
  `\x02${first}\x03\r\n\x02${second}\x03\r\n\x021234,0\x03\r\n`
const WELL_FIRST = '014,0,0,1218,000,0,0,0,000,0,0,0'
const WELL_SECOND = '001,0,0,0,1,2,6,0,00000000,1,000'

describe('~HS', () => {
  const cases = [
    { name: 'well', text: hostStatus(WELL_FIRST, WELL_SECOND), want: { faults: [], waiting: 0 } },
    {
      name: 'out of paper with three formats waiting',
      text: hostStatus('014,1,0,1218,003,0,0,0,000,0,0,0', WELL_SECOND),
      want: { faults: ['paper-out'], waiting: 3 },
    },
    {
      name: 'head open, ribbon out, paused, five labels left of a batch',
      text: hostStatus('014,0,1,1218,000,0,0,0,000,0,0,0', '001,0,1,1,1,2,6,0,00000005,1,000'),
      want: { faults: ['head-open', 'ribbon-out', 'paused'], waiting: 5 },
    },
    {
      name: 'in the middle of a format, buffer full, too hot',
      text: hostStatus('014,0,0,1218,000,1,0,1,000,0,0,1', WELL_SECOND),
      want: { faults: ['buffer-full', 'overheated'], waiting: 1 },
    },
    {
      name: 'a greeting and an older answer before it',
      text: `HELLO\r\n${hostStatus('014,1,0,1218,000,0,0,0,000,0,0,0', WELL_SECOND)}${hostStatus(WELL_FIRST, WELL_SECOND)}`,
      want: { faults: [], waiting: 0 },
    },
    { name: 'half an answer', text: `\x02${WELL_FIRST}\x03\r\n\x02001,0,0`, want: null },
    { name: 'noise', text: '\x02\x03garbage\x02a,b\x03', want: null },
  ]
  it.each(cases)('$name', ({ text, want }) => {
    expect(parseHostStatus(text)).toEqual(want)
  })
})

describe('~HQES', () => {
  const answer = (errors: string) =>
    `\x02\r\n PRINTER STATUS\r\n ERRORS:         ${errors}\r\n WARNINGS: 0 00000000 00000000\x03`
  const cases = [
    { name: 'well', text: answer('0 00000000 00000000'), want: { faults: [], waiting: 0 } },
    {
      name: 'paper and head',
      text: answer('1 00000000 00000005'),
      want: { faults: ['paper-out', 'head-open'], waiting: 0 },
    },
    { name: 'something else', text: answer('1 00000001 00000000'), want: { faults: ['other'], waiting: 0 } },
    { name: 'cut short', text: answer('1 0000'), want: null },
  ]
  it.each(cases)('$name', ({ text, want }) => {
    expect(parseHostErrors(text)).toEqual(want)
  })
})
