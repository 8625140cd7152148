import type { Translation } from '../definition.ts'
import type { channels as en } from '../en/channels.ts'

export const channels: Translation<typeof en> = {
  enterAddress: 'Saisissez l’adresse de la boutique, par exemple {example}',
  noCredentials: 'Aucun accès utilisable n’est enregistré : saisissez-le de nouveau',
  noConnection: '{channel} n’a pas de connexion ou pas d’accès utilisable',
  unreachable: '{host} est injoignable ({code})',
  notApproved: 'Rien n’est écrit sur {host} avant qu’une personne l’ait autorisé',
  noAnswer: '{host} n’a pas répondu en {seconds, number} s',
  stopped: 'L’appel à {host} a été interrompu',
  broken: 'La connexion à {host} a été coupée ({code})',
  brokenForNoReason: 'La connexion à {host} a été coupée',
  slowDown: '{host} nous demande de ralentir (HTTP 429)',
  serverFault: '{host} est en panne (HTTP {status})',
  notData:
    '{host} a répondu par {what, select, page {une page web} other {du texte}} au lieu de données (HTTP {status}) ; vérifiez l’adresse, ou attendez si la boutique est en maintenance',
  movedOn: '{host} renvoie vers {target} : saisissez cette adresse si c’est celle de la boutique',
  localNetwork:
    '{host} est une machine d’un réseau local : si c’est la boutique, autorisez-la par son nom dans SWITCHYARD_LOCAL_SHOPS',
  paced: '{call} peut être rappelé dans {seconds, number} s',
  undocumented: '{call} : la réponse n’est pas conforme à la documentation : {faults}',
  callFailed: '{call} : {said}',
  refusesReady: '{shop} n’accepte pas de la dire prête au retrait : {said}',
  tellsNobody: 'Ce type de canal ne prévient personne : prévenez vous-même le client',
  takesNoAddress:
    'Ce type de canal n’accepte pas de changement d’adresse : corrigez vous-même la commande chez lui',
  addressChangedThere:
    'L’adresse de la commande a été modifiée chez {shop} depuis sa correction ici ; elle n’a pas été écrasée : comparez les deux',
  addressNotKept:
    '{shop} a répondu que l’adresse est modifiée, mais en affiche toujours une autre : corrigez vous-même la commande chez lui',
  refusesAddress: '{shop} n’accepte pas l’adresse : {said}',
  addressUnreadable: '{shop} présente la commande {order} sous une forme illisible',
  refusesReturnLabel: '{shop} n’accepte pas l’étiquette de retour : {said}',
  paperGone: 'Le document n’est plus conservé ici',
  cannotAskById: 'Les commandes ne peuvent pas y être demandées une à une',

  notJson: 'La commande de {channel} n’est pas du JSON. Regardez les données reçues.',
  unreadableOrder:
    'La commande de {channel} est illisible : {faults}. Corrigez-la là-bas ; elle est relue quand elle change.',
  invalidOrder:
    'La commande {order} de {channel} ne peut pas être reprise : {faults}. Corrigez-la dans {shop}.',
  keptUnreadable: 'Ce qui est conservé de la commande est illisible',

  waits: 'Attend le canal',
  noOutcome: 'Le connecteur n’a pas donné de résultat',
  outboxUnreadable: 'Le message à envoyer est illisible : {fault}',
  givenUp: 'Abandonné après {tries, plural, one {# essai} other {# essais}} : {problem}',
  givenUpBy: 'Abandonné par {actor} : {reason}',
  unknownOrder: '{shop} ne connaît pas la commande {order}',
  noLine: '{shop} n’a plus de ligne {line} dans la commande {order}',
  cancelledButLeft: 'La commande a été annulée dans {shop}, mais des colis sont partis : parlez-en au client',
  refusesStock: '{shop} refuse le stock de {sku} : {said}',
  refusesFulfilment: '{shop} refuse l’expédition : {said}',
  refusesCancel: '{shop} refuse l’annulation : {said}',
  refusesRefund: '{shop} refuse le remboursement : {said}',
  allPaidBack: 'Tout ce qui a été payé pour la commande a déjà été remboursé',
  restOwed:
    'Annulée, et {booked} sur les {owed} dus sont enregistrés dans {shop} : réglez le reste avec le client',
  onlyLeft:
    '{shop} n’avait plus que {booked} de ce qui a été payé, et {asked} étaient demandés : {booked} y sont enregistrés, réglez le reste avec le client',
  noReason: 'sans motif',
}
