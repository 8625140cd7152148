import type { Translation } from '../definition.ts'
import type { labelStandings as en } from '../en/label-standings.ts'

export const labelStandings: Translation<typeof en> = {
  word: {
    'in-hand': 'Étiquette prête',
    buying: 'Achat en cours',
    waiting: 'Attend le transporteur',
    fetching: 'En récupération',
    elsewhere: 'À imprimer chez le transporteur',
    refused: 'Refusée',
    'in-doubt': 'Incertaine',
    voiding: 'Annulation en cours',
    voided: 'Annulée',
    'not-voided': 'Non reprise',
    dropped: 'Inutile',
    'at-packing': 'À l’emballage',
    own: 'Sans étiquette de transporteur',
    'by-hand': 'À la main',
    collected: 'Retrait',
  },
  sentence: {
    'in-hand': 'Son étiquette est là.',
    buying: 'Son étiquette est en cours d’achat.',
    waiting: 'Le transporteur n’a pas encore créé son étiquette ; on la lui redemande automatiquement.',
    fetching:
      'Le transporteur a créé son étiquette sans encore l’envoyer ; elle est récupérée automatiquement.',
    elsewhere: 'Le transporteur a son étiquette : imprimez-la depuis votre compte chez lui.',
    refused: 'Le transporteur ne crée pas son étiquette telle que demandée ; voyez l’exception.',
    'in-doubt':
      'Le transporteur a peut-être créé son étiquette ; aucune autre n’est achetée avant de le savoir.',
    voiding: 'Son étiquette ne sert plus ; on demande au transporteur de la reprendre.',
    voided: 'Le transporteur a repris son étiquette.',
    'not-voided': 'Son étiquette ne sert plus, et le transporteur ne la reprend pas.',
    dropped: 'Elle ne servait plus avant d’être créée.',
    'at-packing': 'Son étiquette est créée à l’emballage.',
    own: 'Sans compte chez son transporteur, il reçoit une étiquette interne, qu’aucun transporteur n’accepte.',
    'by-hand': 'Il part avec une étiquette venue d’ailleurs.',
    collected: 'Son client vient le retirer : aucune étiquette de transporteur.',
  },
  notFollowed: {
    untold: 'Non suivi : le compte de son étiquette n’indique rien sur les colis.',
    'no-account': 'Non suivi : aucun compte chez son transporteur ne renseigne sur de tels numéros.',
  },
  sandbox: 'Étiquette de test',
  sandboxSentence: 'Elle vient d’un compte de test : aucun transporteur ne l’accepte.',
  giveBack: 'Rendre l’étiquette',
  giveBackTitle: 'Rendre l’étiquette de {order} ?',
  giveBackText:
    'On demande au transporteur de reprendre {number}. Son prix est rendu si elle n’a pas été scannée.',
  giveBackPacked:
    'Le colis est emballé : retirez-en l’ancienne étiquette. Il part avec une autre, ou à la main.',
  giveBackAnother: 'Rendre et en acheter une autre',
  giveBackOnly: 'Rendre',
  giveBackKeep: 'La garder',
  givenBack: '{number} est en cours d’annulation',
  parcel: 'Colis {number, number}',
}
