import { expect, it } from 'vitest'
import { NOTHING_CHOSEN, NOTHING_KNOWN, readFiles } from '../../../../main/app/csv/read-files.ts'
import { message } from '../../../../shared/messages/message.ts'
import { aPng } from '../../../support/pictures.ts'

const png = aPng(30, 20)
const table = [
  'sku;weight_g;Image URL',
  'MUG;350;https://cdn.example/mug.jpg',
  'LAMP;900;pictures/Lamp.PNG',
  'TEA;100;',
  'BOX;100;box.png',
  'CUP;100;cup.jpg',
].join('\n')

it('reads pictures by address, and those given beside the table; others are said and keep nothing out', async () => {
  const file = (name: string, bytes: Uint8Array) => ({ name, open: () => [bytes] })
  const { contents, problems, files, notes } = await readFiles(
    [
      file('products.csv', new TextEncoder().encode(table)),
      file('lamp.png', png),
      file('cup.jpg', new TextEncoder().encode('<html>')),
    ],
    {
      known: NOTHING_KNOWN,
      currency: 'EUR',
      choices: NOTHING_CHOSEN,
      now: 0,
      findPlace: () => null,
      skipBadRows: false,
    },
  )
  expect(problems).toEqual([])
  expect(files.map(({ name, rows }) => [name, rows])).toEqual([['products.csv', 5]])
  expect(contents.products[0]).not.toHaveProperty('picture')
  expect(contents.pictures).toEqual([
    { sku: 'MUG', url: 'https://cdn.example/mug.jpg' },
    { sku: 'LAMP', file: { format: 'png', bytes: Buffer.from(png) } },
  ])
  expect(notes.filter(({ kind }) => kind === 'attention').map(({ what }) => what)).toEqual([
    message('csv.picturesMissing', { count: 1, names: 'box.png' }),
    message('csv.picturesUnusable', { count: 1, names: 'cup.jpg' }),
  ])
})
