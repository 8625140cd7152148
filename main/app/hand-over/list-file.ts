import { handOverNumber } from '../../../shared/domain/hand-over.ts'
import type { Language } from '../../../shared/lib/language.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { AppServices } from '../services/app-services.ts'
import { listCsv } from './list-csv.ts'
import { listPaper } from './list-paper.ts'

const A4 = { widthMm: 210, heightMm: 297 }

type ListFile =
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly data: string }
  | { readonly kind: 'none'; readonly problem: Message }

/** A closed list as a file to keep: our own on A4, the carrier's byte for byte, or as CSV for its own software. */
export async function listFile(
  { store, printing }: Pick<AppServices, 'store' | 'printing'>,
  language: Language,
  { handOverId, paper }: { readonly handOverId: string; readonly paper: 'ours' | 'carrier' | 'csv' },
): Promise<ListFile> {
  const found = await store.read(async (tx) => {
    const list = await tx.handOvers.get(handOverId)
    if (list === null) return null
    const [document] = paper === 'carrier' ? await tx.labels.documents(list.id) : []
    return {
      name: `${list.accountId}-${handOverNumber(list).replace('/', '-')}`,
      ours: paper === 'ours' ? await listPaper(tx, list, language) : null,
      csv: paper === 'csv' ? listCsv(await tx.handOvers.purchasesOf(list.id)) : null,
      carriers: document === undefined ? null : await tx.labels.bytes(document.id),
    }
  })
  if (found === null) return { kind: 'none', problem: message('handOver.noSuchList') }
  const { name, ours, csv, carriers } = found
  if (csv !== null) return file(`${name}.csv`, 'text/csv', Buffer.from(csv, 'utf8'))
  if (ours !== null) return file(`${name}.pdf`, 'application/pdf', await printing.pictures.write(ours, A4))
  if (carriers === null) return { kind: 'none', problem: message('handOver.noCarrierList') }
  return file(`${name}-carrier.pdf`, 'application/pdf', carriers.bytes)
}

function file(name: string, type: string, bytes: Uint8Array): ListFile {
  return { kind: 'file', name, type, data: Buffer.from(bytes).toString('base64') }
}
