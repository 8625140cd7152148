import type { Translation } from '../definition.ts'
import type { sendcloud as en } from '../en/sendcloud.ts'

export const sendcloud: Translation<typeof en> = {
  pending: 'Sendcloud a le colis, mais son transporteur n’a pas encore répondu',
  cancelledThere: 'L’envoi a été annulé sur le site de Sendcloud',
  cancellationAsked:
    'Sendcloud a demandé au transporteur d’annuler l’étiquette ; celui-ci ne l’a pas encore confirmé',
  returnThere: 'Sendcloud a déjà un retour sous cette référence',
  returnWithoutId:
    'Sendcloud n’indique pas le numéro de ce retour, retrouvé parmi tous les autres : annulez-le sur son site.',
  tooManyReturns:
    'Sendcloud a trop de retours sur ces semaines pour y retrouver celui-ci. Cherchez-le sur son site.',
}
