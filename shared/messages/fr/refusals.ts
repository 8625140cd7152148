import type { Translation } from '../definition.ts'
import type { refusals as en } from '../en/refusals.ts'

export const refusals: Translation<typeof en> = {
  unknown: {
    carrier: 'Le transporteur {carrier} n’existe pas',
    channel: 'Le canal {channel} n’existe pas',
    channelState: 'Le canal n’a pas d’état « {state} »',
    exception: 'Cette exception n’existe pas',
    order: 'Cette commande n’existe pas',
    parcel: 'Ce colis n’existe pas',
    product: 'L’article {sku} n’existe pas',
    return: 'Ce retour n’existe pas',
    service: 'Le transporteur ou service {service} n’existe pas',
    shippingMethod: 'Le canal n’a pas de mode de livraison « {method} »',
    site: 'Le site {site} n’existe pas',
  },
  commandIdUsed:
    'Cet identifiant a déjà servi à une autre opération ({type}, {actor}). Rien n’a été modifié. Donnez à chaque opération son propre identifiant',
  timePassed: 'Cette heure est déjà passée',
  counts: {
    unknown: 'Cet inventaire n’existe pas',
    ended: 'Cet inventaire est terminé',
    notBooked: 'Cet inventaire n’est pas validé',
    nothing: 'Le site n’a aucun article de ce genre',
    noneCounted: 'Rien de ce qui est compté ne peut être validé',
    tooMany: 'Plus de {most, number} articles : précisez par une recherche',
  },
  parcels: {
    unknown: 'Le colis {parcel} n’est pas suivi',
    sentAgain: 'Le contenu du colis {parcel} a déjà été renvoyé',
  },
  rateGone: 'La grille pour {zone} a changé depuis ; regardez-la à nouveau',
  suspensionEnded: 'Cette suspension est déjà terminée',
  exchangeRateOfBase: '1 {currency} vaut toujours 1 {currency}',
  onHandChanged:
    'Le stock physique est maintenant de {now, number}, et non plus de {expected, number}. Vérifiez le comptage et recommencez',
  viewOfAnother: 'Cette vue est celle de {person} : enregistrez-la sous un autre nom',
  notFree:
    '{free, plural, =0 {Rien n’y est libre} one {# seule unité y est libre} other {Seules # unités y sont libres}}',
  sameSite: 'Choisissez deux sites différents',
  receiptIsTransfer: 'C’est un transfert entre sites : réceptionnez-le, ou annulez-le et renvoyez-le',
  receiptGone: '{sku} n’y est plus attendu : la marchandise est arrivée, ou la ligne a été retirée',
  ordersChanged: 'Des commandes ont changé pendant le calcul. Recommencez',
  buyersOrdersOpen:
    'Encore ouvertes : {orders}. Expédiez ou annulez d’abord ces commandes ; rien n’a été effacé',
  secretsUnprotected:
    'Les identifiants ne peuvent pas être chiffrés sur cette machine. Définissez SWITCHYARD_SECRET_KEY et redémarrez',
  rules: {
    publishedMeanwhile:
      '{author} a publié la version {version, number} entre-temps. Relisez-la avant d’apporter votre modification',
    overlap:
      '{author} a publié la version {version, number} entre-temps, qui modifie {count, plural, one {un point que vous avez modifié aussi} other {# points que vous avez modifiés aussi}}. Choisissez ce qui reste',
    tooManyCases: '{most, number} cas épinglés au plus',
    noVersion: 'Il n’y a pas de version {version, number}',
    noDraft: 'Ce brouillon n’existe pas, ou n’est plus partagé',
    noComment: 'Seul l’auteur d’un commentaire peut le retirer',
    unsound:
      '{count, plural, one {Une règle ne peut pas être publiée} other {# règles ne peuvent pas être publiées}}. {problems}',
    publishedDuringImport: 'Des règles ont été publiées pendant l’import. Relancez-le',
  },
  orders: {
    pointMissing: 'Il faut d’abord un point relais pour {order}',
    lacks: '{order} attend. {what}',
    dayOver: 'Ce jour est passé',
    noSuchLine: 'La commande a changé entre-temps : cette ligne n’y est plus',
    nameFirst: 'Indiquez d’abord quel article est « {line} »',
    unitsPacked:
      '{units, plural, one {# unité} other {# unités}} de {sku} {units, plural, one {est déjà emballée ou expédiée} other {sont déjà emballées ou expédiées}}',
    wholePacks: 'Le canal a vendu {sku} par lots de {units, number} : annulez des lots entiers',
    sameUrgency: 'Déjà ainsi : {urgency}',
    workedElsewhere: '{channel} est géré par un autre programme, qui libère ses commandes',
    nothingHasLeft: 'Rien n’en est parti qui ne soit pas revenu',
    fewerLeft:
      '{units, plural, =0 {Aucune unité de {sku} n’est partie} one {Seulement # unité de {sku} est partie} other {Seulement # unités de {sku} sont parties}}',
    splitCollected: 'Le client vient la chercher : elle reste au même endroit',
    splitOneSite: 'Choisissez au moins deux sites',
    splitTooFine: 'On peut répartir au plus {most, number} parts de lignes',
    splitNotWhole: 'Répartissez {units, plural, one {l’unité} other {les # unités}} de {sku}',
    siteLacks:
      '{site} n’a {units, plural, =0 {aucun {sku} libre} one {que # {sku} libre} other {que # {sku} libres}}',
    sameLines: 'Ce sont déjà ses lignes',
    nothingLeft: 'Il ne resterait rien à expédier de ce qui a été commandé : annulez plutôt la commande',
    packed: 'La commande est déjà emballée',
    heldFirst: 'La commande est bloquée : débloquez-la d’abord',
    atSite: 'Le site prépare déjà cette commande',
    channelSilent: 'Le canal n’a rien signalé au sujet de cette commande',
    leftOrEnded: 'Cette commande est déjà partie, ou close',
    lineIsKnown: 'Cette ligne est déjà associée à un article',
    nothingWaits: 'Rien dans cette commande n’attend le canal',
    notEnded: 'Cette commande n’est ni annulée ni expédiée ailleurs',
    movedOn: 'La commande a avancé depuis : ce qui est emballé ou expédié reste',
    stockTaken: 'Son stock sur ce site a été pris entre-temps ; la commande est réaffectée',
    notUnderWay: 'Aucun colis de cette commande n’est en cours ici',
    wrongState: '{order} est {state}',
    state: {
      received: 'en cours d’affectation',
      allocated: 'affectée',
      released: 'libérée pour la préparation',
      packed: 'emballée',
      shipped: 'expédiée',
      delivered: 'livrée',
      'on-hold': 'bloquée',
      backordered: 'en attente de stock',
      cancelled: 'annulée',
      returned: 'retournée',
    },
    payloadGone: 'Ce que le canal a envoyé n’est plus conservé',
  },
  packedByHand: {
    packed: 'Déjà emballée : ses colis restent tels quels',
    labelled: 'Elle a déjà une étiquette, ou son transporteur la prépare : rendez d’abord l’étiquette',
    together: 'Elle part dans un seul colis avec d’autres commandes : séparez-les d’abord',
    byHand: 'Elle part à la main, sans étiquette d’ici',
    collected: 'Le client vient la retirer : rien n’est expédié',
    notWhole: '{units, plural, one {Mettez l’unité} other {Mettez les # unités}} de {sku} dans des colis',
    notTaken: '{service} ne prend pas de tels colis depuis ce site : choisissez d’abord un autre service',
  },
  merging: {
    alone: 'Choisissez au moins deux commandes',
    differ:
      '{order} et {other} ne peuvent pas partager un colis : le nom, l’adresse, le niveau de livraison, la devise ou le canal diffèrent',
    oneParcel: 'Ensemble, elles ne tiennent pas dans un seul colis depuis un seul site',
    late: 'Ensemble, elles arriveraient plus tard que promis',
    customs: 'Les colis avec déclaration en douane ne sont pas regroupés',
    apart: 'Cette commande ne partage son colis avec aucune autre',
    labelled: 'Le colis a déjà son étiquette',
  },
  fulfillments: {
    notAtSite: 'Le colis n’est pas en préparation sur le site',
    siteShipsAlready: 'Le site l’expédie déjà',
  },
  undo: {
    already: 'C’est déjà annulé',
    changedSince: 'Elle a été modifiée depuis ; annulez d’abord cette modification',
    final: 'C’est définitif',
    notYours: 'Seuls {who} ou un chef d’équipe de tous les sites peuvent l’annuler',
    unknown: 'On n’en sait plus rien',
  },
  exceptions: {
    addressChanged: 'L’adresse a changé depuis ; rien n’est proposé pour elle',
    addressMissing: 'Saisissez la nouvelle adresse',
    carrierMissing: 'Saisissez le transporteur',
    contentGone: 'Son contenu n’est plus conservé. Prévenez le canal vous-même',
    countMissing: 'Saisissez la quantité comptée',
    leadOnly: 'Seul un chef d’équipe peut le faire',
    noChannel: 'Aucun canal n’a cette commande. Contactez votre administrateur Switchyard',
    noOrder: 'Cette exception n’a pas de commande',
    noReallocation: 'Cette commande ne peut plus être réaffectée',
    noneCanMove: 'Aucune de ces commandes ne peut partir autrement',
    notFetched: 'Le canal n’a pas renvoyé cette commande, et ce qu’il avait envoyé n’est plus conservé',
    noSuchWay: 'La commande ne peut pas partir ainsi pour le moment',
    noSuchWayBecause: 'La commande ne peut pas partir ainsi pour le moment : {why}',
    otherResolution: 'Cela ne résout pas cette exception',
    printJobChanged: 'L’impression a changé entre-temps',
    methodMissing: 'Choisissez ce que signifie le mode',
    pointGone: 'Ce point n’est plus dans la liste du transporteur : choisissez-en un autre',
    pointMissing: 'Saisissez l’identifiant du point relais',
    productMissing: 'Choisissez l’article',
    resolved: 'Cette exception est déjà résolue',
    substituteMissing: 'Indiquez quel article part à la place',
    serviceMissing: 'Choisissez un service',
    tellByHand: 'D’ici, rien ne peut prévenir le client : appelez-le ou écrivez-lui',
    siteMissing: 'Choisissez un site',
  },
  printers: {
    dataFolder:
      'Les étiquettes ne peuvent pas être enregistrées dans le dossier de données de Switchyard. Choisissez un autre dossier',
    virtual: 'L’imprimante virtuelle ne se modifie pas',
    atStation:
      'Une étiquette de cette imprimante est à son poste. Attendez sa sortie, ou répondez si elle est sortie',
    noFallback: 'L’imprimante de secours n’existe pas',
    otherFallback:
      '{printer} n’a pas le même type, la même résolution, le même format ou le même site : rien n’y sortirait',
    fallbackChain: 'Une imprimante qui sert de secours ne peut pas en avoir une elle-même',
    fallbackOfCopy:
      'L’imprimante d’un poste qui continue pendant une coupure ne peut pas avoir de secours : elle imprime peut-être hors ligne',
    noStation: 'Ce poste n’existe pas, ou son accès a été retiré',
    wholePath: 'Saisissez le chemin complet du dossier des étiquettes',
  },
  returns: {
    channelNotConnected:
      'Ce canal n’est pas connecté. Remboursez le client vous-même et enregistrez le retour sans remboursement',
    moreThanLeft: 'Il ne reste que {left} à rembourser sur ce qui a été payé pour cette commande',
    moreThanPaid: 'Le client a payé {paid} pour ces articles ; il ne peut pas être remboursé davantage',
    noFees: 'Ce canal n’accepte pas le remboursement de frais. Remboursez-les sur le canal',
    hasLabel: 'Une étiquette est déjà achetée ou demandée pour ce retour',
    noPaper: 'L’étiquette de ce retour n’est pas là',
    noSuchLabel: 'Ce compte ne crée pas cette étiquette de retour',
    nothingLeft: 'Plus rien ne peut être retourné de cette commande',
    nothingOwed: 'Rien n’est dû pour ce retour',
    exchangeLeft: 'L’échange est déjà parti : annulez d’abord sa commande',
    outsideWindow:
      '{days, plural, one {Ce retour est hors délai de # jour} other {Ce retour est hors délai de # jours}}. Indiquez qu’il est repris malgré tout',
    soldSince: '{sku} de ce retour a été vendu ou déplacé depuis',
    onItsWay: 'Le colis est en route : recevez-le plutôt',
    over: 'Ce retour est terminé : ses articles ont été reçus, ou il a été annulé',
    refundedByChannel: 'Le canal a déjà remboursé le client',
    settled: 'Ce retour est déjà traité',
    siteMissing: 'Choisissez le site où se trouvent les articles',
    tooMany:
      '{left, plural, =0 {Plus aucune unité de {sku} ne peut être retournée} one {Seule # unité de {sku} peut encore être retournée} other {Seules # unités de {sku} peuvent encore être retournées}}',
    addedHere:
      '{sku} a été ajouté ici ; le canal ne le connaît pas. Enregistrez le retour sans remboursement et remboursez-le vous-même',
    wholePacksOnly:
      'Le canal a vendu {sku} par lots de {units, number} et ne rembourse que des lots entiers. Enregistrez le retour sans remboursement et remboursez le reste sur le canal',
  },
  backlog: {
    gone: 'Ces messages sont partis entre-temps, ou sont en cours d’envoi',
  },
  catalogue: {
    busy: 'Un import de catalogue est déjà en cours pour cette boutique',
    nothingToUndo: 'Rien à annuler : le catalogue a été relu depuis, ou l’import est déjà annulé',
    stale:
      'Relisez le catalogue : la lecture que vous avez examinée date de plus d’un jour, ou n’est plus la dernière',
    stillImporting: 'L’import est encore en cours. Attendez qu’il soit terminé',
    unavailable:
      'Seules les boutiques Shopify, WooCommerce, PrestaShop et Vendure connectées fournissent leur catalogue. Pour les autres canaux, importez les articles en CSV',
  },
  mapping: {
    productExists: '{sku} est déjà un article',
    siteAtTwoLocations: '{site} est associé à deux emplacements : son stock serait vendu deux fois',
  },
  pastOrders: {
    future: 'La période commence dans le futur',
    unavailable: 'Seule une boutique connectée fournit ses anciennes commandes. Importez les autres en CSV',
  },
  writes: {
    approveFirst:
      'Switchyard n’écrit pas encore sur ce canal. Examinez et approuvez d’abord les modifications',
    compareFirst:
      'Comparez d’abord son stock avec le nôtre : personne n’a encore vérifié ce qui y changerait',
  },
  owner: {
    other: '{other} gère déjà cette boutique. Reprenez-la d’abord, pour que rien ne soit emballé deux fois',
    noPlace:
      'Cette boutique ne peut pas enregistrer quel programme la gère. Arrêtez l’autre programme vous-même',
    notStored: 'La boutique n’a pas enregistré le changement. Vérifiez la connexion et les droits de la clé',
  },
}
