import { describe, expect, it } from 'vitest'
import { readMappingCsv, writeMappingCsv } from '../../../main/app/mapping/mapping-csv.ts'
import { say } from '../../../shared/messages/say.ts'

const known = { channelIds: new Set(['shop']), skus: new Set(['A', 'B']) }

describe('a file of mappings', () => {
  it('reads what was written', async () => {
    const csv = writeMappingCsv([
      { channelId: 'shop', channelSku: 'X;1', sku: 'A', units: 3 },
      { channelId: 'shop', channelSku: 'GIFT', sku: null, units: 1 },
    ])
    expect(csv).toBe('channel,channel_sku,sku,units\nshop,X;1,A,3\nshop,GIFT,,1\n')
    expect(await readMappingCsv(csv, known)).toEqual({
      problems: [],
      rows: [
        { channelId: 'shop', channelSku: 'X;1', meaning: { kind: 'product', sku: 'A', units: 3 } },
        { channelId: 'shop', channelSku: 'GIFT', meaning: { kind: 'ignored' } },
      ],
    })
  })

  it('names what is wrong, line by line, and takes the rest', async () => {
    const read = await readMappingCsv(
      'channel;channel_sku;sku;units\nshop;X;A;\nnope;Y;A;1\nshop;Z;NONE;1\nshop;X;B;1\nshop;W;B;0\n',
      known,
    )
    expect(read.rows.map(({ channelSku }) => channelSku)).toEqual(['X'])
    expect(read.problems.map(({ line, message }) => `${line} ${say('en', message)}`)).toEqual([
      '3 channel nope: expected a channel of this workspace',
      '4 sku NONE: expected a product of this workspace',
      '5 channel_sku X: expected no repeat: it is on line 2 already',
      '6 units 0: expected a whole number of units, 1 to 10,000, or nothing',
    ])
  })
})
