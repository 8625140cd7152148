import { createServer } from 'node:http'

export interface LossyProxy {
  readonly url: string
  /** The next call whose body holds `text` is carried out, but its answer is lost. */
  loseAnswerTo(text: string): void
  close(): Promise<void>
}

/** Stands between a client and a server, and breaks the connection when told to. */
export async function lossyProxy(target: string): Promise<LossyProxy> {
  let losing: string | null = null
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const headers = new Headers()
      for (const [name, value] of Object.entries(request.headers))
        if (typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name))
          headers.set(name, value)
      fetch(target + (request.url ?? ''), { method: request.method ?? 'GET', headers, body })
        .then(async (answer) => {
          const text = await answer.text()
          if (losing !== null && body.includes(losing)) {
            losing = null
            request.socket.destroy()
            return
          }
          const session = answer.headers.get('vendure-auth-token')
          response.writeHead(answer.status, {
            'content-type': 'application/json',
            ...(session === null ? {} : { 'vendure-auth-token': session }),
          })
          response.end(text)
        })
        .catch(() => request.socket.destroy())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    loseAnswerTo(text) {
      losing = text
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
