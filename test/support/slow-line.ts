import { connect, createServer, type Socket } from 'node:net'

export interface SlowLine {
  readonly port: number
  close(): Promise<void>
}

/**
 * A line between whoever connects at `address` and a port of this machine on which every byte arrives `oneWayMs` later, in
 * each direction and in order.
 */
export async function slowLine(
  target: number,
  oneWayMs: number,
  at: { readonly address: string; readonly port: number },
): Promise<SlowLine> {
  const open = new Set<Socket>()
  const server = createServer((here) => {
    const there = connect(target, '127.0.0.1')
    for (const [from, to] of [
      [here, there],
      [there, here],
    ] as const) {
      open.add(from)
      from.setNoDelay(true)
      from.on('data', (bytes) => setTimeout(() => to.writable && to.write(bytes), oneWayMs))
      from.on('end', () => setTimeout(() => to.end(), oneWayMs))
      from.on('error', () => to.destroy())
      from.on('close', () => open.delete(from))
    }
  })
  await new Promise<void>((resolve) => server.listen(at.port, at.address, resolve))
  const address = server.address()
  return {
    port: address !== null && typeof address === 'object' ? address.port : at.port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
