import { describe, expect, it } from 'vitest'
import type { ProductPicture } from '../../../../main/app/ports/picture-table.ts'
import { aProduct } from '../../../support/engine-builders.ts'
import { aPng } from '../../../support/pictures.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

function picture(sku: string, over: Partial<ProductPicture> = {}): ProductPicture {
  return {
    sku,
    askAt: 100,
    fetchAt: null,
    url: null,
    fileId: null,
    source: { kind: 'channel', channelId: 'shop' },
    problem: null,
    attempts: 0,
    ...over,
  }
}

export function picturesConform(open: OpenStore) {
  describe('pictures of products', () => {
    const store = freshStore(open)
    const [red, blue] = [aPng(4, 4), aPng(8, 8)]

    it('are kept byte for byte, once for all products that show them, and go with the last', async () => {
      const url = 'https://cdn/red'
      await store().write(async (tx) => {
        const fileId = await tx.pictures.keepFile({ format: 'png', bytes: red })
        await tx.pictures.keepFile({ format: 'png', bytes: red })
        await tx.pictures.put([picture('A', { fileId, url }), picture('B', { fileId, url })])
        expect(await tx.pictures.fileOfUrl(url)).toBe(fileId)
      })
      await store().read(async (tx) => {
        const files = await tx.pictures.files(['A', 'B', 'C'])
        expect([...files].map(([sku, { format, bytes }]) => [sku, format, Buffer.from(bytes)])).toEqual([
          ['A', 'png', Buffer.from(red)],
          ['B', 'png', Buffer.from(red)],
        ])
        expect(await tx.pictures.totalBytes()).toBe(red.length)
      })
      await store().write(async (tx) => {
        const fileId = await tx.pictures.keepFile({ format: 'png', bytes: blue })
        await tx.pictures.put([picture('A', { fileId })])
        expect(await tx.pictures.totalBytes()).toBe(red.length + blue.length)
        await tx.pictures.put([picture('B')])
        expect(await tx.pictures.totalBytes()).toBe(blue.length)
      })
    })

    it('are asked for, and fetched, when they are due', async () => {
      const wanted = picture('B', { fetchAt: 30, url: 'https://cdn/b', source: { kind: 'file' } })
      await store().write(async (tx) => {
        await tx.products.put(['A', 'B', 'C'].map((sku) => aProduct(sku)))
        await tx.pictures.put([picture('A', { askAt: 50 }), wanted])
      })
      await store().read(async (tx) => {
        expect(await tx.pictures.toAsk(40, 10)).toEqual(['C'])
        expect(await tx.pictures.toAsk(60, 10)).toEqual(['C', 'A'])
        expect(await tx.pictures.toFetch(29, 10)).toEqual([])
        expect(await tx.pictures.toFetch(30, 10)).toEqual([wanted])
        expect(await tx.pictures.of(['B', 'X'])).toEqual(new Map([['B', wanted]]))
      })
    })
  })
}
