import { describe, expect, it } from 'vitest'
import { CARRIER_ABILITIES } from '../../../../shared/domain/carrier-abilities.ts'
import { type ConformanceCase, expectHonest, NEVER } from './conformance-case.ts'

export function buyConforms({ bench, bought, inBooks }: ConformanceCase): void {
  describe('buying', () => {
    it('gives the label byte for byte, under the number of the books', async () => {
      const { request, formats } = bench()
      for (const format of formats) {
        const wanted = request({ format })
        const label = await bought(wanted)
        const [made] = inBooks(wanted)
        expect(label.trackingNumber).toBe(made?.number)
        const paper = label.documents.find(({ role }) => role === 'label')
        expect(paper?.format).toBe(format === 'pdf' ? 'pdf' : 'zpl')
        expect(paper?.dpi).toBe(format === 'pdf' ? null : format === 'zpl-203' ? 203 : 300)
        expect(Buffer.from(paper?.bytes ?? [])).toEqual(
          Buffer.from(made?.papers.find(({ role }) => role === 'label')?.bytes ?? []),
        )
      }
    })

    it('never asks twice by itself: two purchases are two labels, one is one', async () => {
      const { request, server } = bench()
      const [one, other] = [request(), request()]
      await Promise.all([bought(one), bought(other)])
      expect(server.books.made.map(({ reference }) => reference).toSorted()).toEqual(
        [one.reference, other.reference].toSorted(),
      )
    })

    it('says what the account is for, and that its credentials are dead', async () => {
      const { connector, server, request, secrets } = bench()
      await connector.check(NEVER)
      server.isRevoked = true
      server.expireTokens()
      await expect(connector.check(NEVER)).rejects.toMatchObject({ kind: 'unauthorised' })
      const wanted = request()
      const outcome = await connector.buy(wanted, NEVER)
      expect(outcome.kind).toBe('unauthorised')
      expectHonest(outcome, inBooks(wanted), secrets)
    })

    it('gets a new token when the old one is taken no more', async () => {
      const { request, server } = bench()
      await bought(request())
      server.expireTokens()
      await bought(request())
      expect(server.books.made).toHaveLength(2)
    })

    it('makes a return label', async () => {
      const { asReturn, request } = bench()
      if (asReturn === null) return
      const { recipient, sender } = request()
      const wanted = request({ sender: recipient, recipient: sender, ...asReturn })
      const label = await bought(wanted)
      expect(label.documents.map(({ role }) => role)).toContain('return')
      expect(inBooks(wanted)).toHaveLength(1)
    })

    it('makes a code for a return, where it makes codes', async () => {
      const { asReturn, request, connector } = bench()
      if (CARRIER_ABILITIES[connector.kind].returnLabels !== 'paper-or-code') return
      const { recipient, sender } = request()
      const wanted = request({ sender: recipient, recipient: sender, ...asReturn, format: 'code' })
      const label = await bought(wanted)
      const code = label.documents.find(({ format }) => format === 'qr')
      expect(Buffer.from(code?.bytes ?? [])).toEqual(Buffer.from(inBooks(wanted)[0]?.papers[0]?.bytes ?? []))
    })

    it('gives the customs papers with the label', async () => {
      const { abroad, request } = bench()
      if (abroad === null) return
      const wanted = request(abroad)
      const label = await bought(wanted)
      const [made] = inBooks(wanted)
      for (const paper of made?.papers ?? []) {
        const kept = label.documents.find(({ role }) => role === paper.role)
        expect(Buffer.from(kept?.bytes ?? [])).toEqual(Buffer.from(paper.bytes))
      }
      for (const { hsCode, description } of wanted.customs?.items ?? [])
        expect([made?.told.includes(hsCode), made?.told.includes(description)]).toEqual([true, true])
    })
  })
}
