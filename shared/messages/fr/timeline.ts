import type { Translation } from '../definition.ts'
import type { timeline as en } from '../en/timeline.ts'

export const timeline: Translation<typeof en> = {
  parcelFile: 'Le dossier du colis {parcel} a été remis, sceau {seal}',
  claim: 'Réclamation pour le colis {parcel} : {state}',
  placed: 'Commandée sur {channel}',
  received: 'Reçue',
  releasedUnasked: 'Lancée en préparation à la main ; le canal n’a pas pu être interrogé avant',
}
