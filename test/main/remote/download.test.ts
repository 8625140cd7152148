import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { openDownload } from '../../../main/remote/download.ts'
import { message } from '../../../shared/messages/message.ts'

const NEVER = new AbortController().signal
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function shopWith(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const download = openDownload({
  clock: { now: () => 0 },
  timeoutMs: 2_000,
  resolve: async (name) => [name === 'intranet.example' ? '10.0.0.5' : '93.184.216.34'],
})

describe('a picture is fetched', () => {
  it('from the machine of the shop that named it, following where it has moved', async () => {
    const shop = await shopWith((request, response) => {
      if (request.url === '/old.png') response.writeHead(302, { location: '/new.png' }).end()
      else response.end('bytes')
    })
    expect(await download(`${shop}/old.png`, 100, shop, NEVER)).toEqual({
      kind: 'bytes',
      bytes: Buffer.from('bytes'),
    })
  })

  it('no further than is asked for, however much the server sends', async () => {
    const shop = await shopWith((_, response) => {
      const send = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        response.once('drain', send)
      }
      send()
    })
    const came = await download(`${shop}/endless`, 100_000, shop, NEVER)
    expect(came.kind === 'bytes' && came.bytes.length).toBe(100_001)
  })

  it.each([
    { name: 'not there', status: 404, want: 'never' },
    { name: 'refused', status: 403, want: 'never' },
    { name: 'too fast', status: 429, want: 'later' },
    { name: 'out of order', status: 503, want: 'later' },
  ])('and is $name: $want', async ({ status, want }) => {
    const shop = await shopWith((_, response) => response.writeHead(status, { 'retry-after': '7' }).end())
    const came = await download(`${shop}/a.png`, 100, shop, NEVER)
    const host = new URL(shop).host
    const problem = message('pictures.notThere', { host, status: String(status) })
    expect(came).toEqual(
      want === 'later' ? { kind: 'later', problem, afterMs: 7_000 } : { kind: 'never', problem },
    )
  })

  it('later, where nobody answers', async () => {
    const shop = await shopWith((request) => request.socket.destroy())
    expect(await download(`${shop}/a.png`, 100, shop, NEVER)).toMatchObject({ kind: 'later' })
  })

  it.each([
    ['this machine, named by a file', 'http://127.0.0.1:1/a.png', null],
    ['this machine, named by a shop elsewhere', 'http://localhost:1/a.png', 'https://shop.example'],
    ['a machine of the local network', 'https://intranet.example/a.png', 'https://shop.example'],
    ['a file', 'file:///etc/passwd', null],
    ['an address with a password', 'https://me:secret@shop.example/a.png', null],
    ['no address', 'a.png', null],
  ])('never from %s', async (_, address, shopUrl) => {
    expect(await download(address, 100, shopUrl, NEVER)).toMatchObject({ kind: 'never' })
  })
})
