import type { Translation } from '../definition.ts'
import type { help as en } from '../en/help.ts'

export const help: Translation<typeof en> = {
  title: 'Aide',
  parts: 'Rubriques de l’aide',
  tabs: {
    keys: 'Raccourcis',
    screens: 'Écrans',
    rules: 'Fonctionnement des règles',
  },
  screens: {
    overview:
      'La journée sur une page. La première ligne dit par quoi commencer ; chaque chiffre renvoie aux commandes ou exceptions concernées. La barre d’un site montre sa charge par rapport à sa capacité du jour. « Prochaines heures limites » dit ce que chaque enlèvement attend encore et ce qui le manquera à la cadence des dernières heures. « Commandes attendues » annonce les commandes des sept prochains jours, avec l’écart moyen d’une telle semaine. Maj+M l’affiche en grand sur un écran mural, Échap y met fin.',
    exceptions:
      'Tout ce qui demande une intervention, l’heure limite la plus proche en tête. 1 accepte la solution proposée, Entrée montre la cause et les autres solutions avec leur effet, H met en veille, A vous l’attribue, Maj+A à quelqu’un d’autre. Chaque solution a sa touche, la même sur toutes les lignes et dans Commandes ; les touches sont listées ici. Sélectionnez-en plusieurs avec X : l’effet est d’abord montré ligne par ligne. Ctrl+Z annule ce qui peut l’être. Une exception se ferme automatiquement quand sa cause disparaît ; si elle revient, elle est signalée. La liste ne bouge pas pendant que vous travaillez : R affiche les nouveautés. Le signet garde filtre, tri et colonnes sous un nom, pour vous ou pour tous : Maj+Y enregistre, G puis 1 à 9 affiche une vue, Maj+K dispose les colonnes.',
    orders:
      'Toutes les commandes : cherchez par numéro, client, SKU, code postal ou numéro de suivi. W explique l’affectation : chaque règle avec la condition non remplie et la valeur trouvée, chaque site et service avec son coût et la raison de son rejet. Avant sa libération, et après quand c’est possible, une commande se modifie à la main, avec le coût et le jour montrés d’abord : Maj+E les dates, Maj+C les lignes et quantités, Maj+U la priorité, Maj+F la répartition, Maj+M les commandes d’un même acheteur en un seul colis. Ce qui a été libéré pour un site dont le poste est injoignable lui reste jusqu’à ce qu’un chef d’équipe le reprenne. Le refus d’un site se saisit dans le panneau de la commande : ce qui n’est pas emballé est réaffecté sans ce site, jusqu’à ce qu’on le sollicite à nouveau. Une fois les articles partis, « Retour » enregistre ce qui revient : remis en stock ou non, remboursé par le canal ou non, avec ou sans port et frais, jamais plus que ce qui a été payé. « Annuler » montre d’abord ce qui est dû au client. I simule « et si » : rien n’est enregistré. « Ré-optimiser » compare ensemble toutes les commandes affectées et montre l’économie possible.',
    parcels:
      'Chaque colis parti, selon ce qu’en dit son transporteur. Entrée ouvre sa commande ; C ouvre une réclamation auprès du transporteur, X exporte tout ce qui est gardé sur le colis en un seul fichier scellé.',
    returns:
      'Les retours attendus, avec ou sans étiquette d’un transporteur, transmise au client par le canal là où il la prend. Scannez le colis de retour, ou le numéro de commande, pour le recevoir : chaque unité par scan, vendable ou abîmée. L envoie une étiquette, Entrée reçoit.',
    invoices:
      'Les factures des transporteurs, comparées colis par colis à ce qui a été décidé : N importe un fichier (CSV ou Excel, tel que le transporteur le fournit ; on peut le déposer ici), montre ce qu’il contient avant de le prendre, et le retire en entier. Ce qui a été surfacturé est listé avec son motif : poids corrigé, supplément, facturé deux fois, étiquette annulée, colis qui n’est pas à nous. Entrée ouvre son état et sa note, V exporte la liste pour le transporteur, F le dossier du colis.',
    trends:
      'Ce qu’ont donné les jours et les semaines : coût par commande, commandes divisées, remises à temps et livraisons comme promis, exceptions pour 100 commandes ; ensemble, par site, par canal ou par transporteur. Une promesse compte au jour du départ, une fois le colis livré : un retard connu quelques jours plus tard corrige ce jour-là. Le bout pointillé d’une courbe est le jour ou la semaine en cours. V exporte les chiffres. Ils sont tenus jour par jour et ont quelques minutes au plus. En dessous, ce que les places de marché mesurent de vous, avec ce qui reste avant leur limite.',
    savings:
      'Ce que les règles, les prix du stock rare et la replanification ont fait économiser sur un mois. Les commandes du mois sont affectées de nouveau sans, puis avec chacun d’eux ; les écarts sont les économies, avec leur marge d’erreur. Entrée ouvre une commande, V les exporte toutes. Rien n’est enregistré.',
    stock:
      'Ce qui se trouve où, ce qui est réservé, ce qui est libre. Choisissez un site pour corriger ses quantités dans le tableau ; chaque comptage retient par qui et quand, et les commandes en attente sont réaffectées. « Attendus » liste les livraisons des fournisseurs par jour : saisissez-les dans le détail d’un article ou importez receipts.csv, puis « Réceptionner » à leur arrivée. « Stock bas » liste ce qui ne tiendra pas et ce qu’un autre site pourrait envoyer. « Inventaires » se remplit à la douchette ou au clavier et enregistre les écarts en une fois. « Mouvements » dit ce qui a modifié un chiffre, quand et par qui ; « Vérification » compare les unités réservées et demandées aux commandes et les rectifie.',
    rules:
      'Les règles préfèrent, excluent, étiquettent ou bloquent. Modifiez un brouillon, testez-le sur des commandes passées, publiez-le : P montre ce qu’il aurait changé, ce que cela coûte et la règle en cause. Ce qui ne peut pas fonctionner est signalé pendant la saisie et n’est pas publié. Votre brouillon vous appartient et il est conservé ici ; ce que d’autres publient entre-temps y est fusionné. Un cas épinglé dit comment une commande doit être affectée, et avertit avant qu’un brouillon ne le change. Chaque publication est une version que l’on peut rétablir ; R revient à la précédente. Une règle peut être limitée dans le temps.',
    carriers:
      'Les services, leurs limites et tarifs. Ajoutez vos comptes : les étiquettes y sont alors achetées, et chaque compte montre s’il répond et combien d’étiquettes sont d’avance. Suspendez un transporteur ou un service pour une grève, de quand à quand et dans quelles régions ; ce qui changerait, coûterait plus ou serait en retard est d’abord montré. Les commandes affectées passent automatiquement à un autre, ou deviennent des exceptions. Les suppléments (carburant, zones éloignées, hors gabarit, fragile) sont dans ses détails.',
    packing:
      'Une commande à la fois, à la douchette : la commande, ses articles, le carton. L’étiquette s’imprime quand tout est vérifié. PROBLEM signale ce qui manque, ou que le site ne peut pas expédier le colis. Rien ne part avant que son étiquette soit sortie. Une commande à retirer reçoit un bon : scannez-le au comptoir pour remettre les articles.',
    channels:
      'Les boutiques : si elles répondent, ce qui attend d’être envoyé, la dernière lecture. Hors ligne n’est pas une erreur : les mises à jour attendent et partent dans l’ordre ; vous pouvez les relancer ou les abandonner. Un SKU inconnu met ses commandes en attente sous une seule exception : associez-le à un article et une quantité, ou indiquez qu’il n’est pas à nous. « Stock » compare les chiffres de la boutique aux nôtres, chaque nuit et à la demande, et renvoie les nôtres ; « Livraison » dit ce que veut dire chaque mode de livraison de la boutique ; « Emplacements » dit lequel affiche le stock de quels sites.',
    settings:
      'Le marchand, la politique, les sites avec leurs heures limites et jours fermés, les fichiers à importer, les imprimantes, les personnes avec leurs rôles, codes PIN et badges, les postes sur d’autres ordinateurs, qu’un code associe et dont l’accès se retire aussitôt (l’un d’eux peut garder une copie et continuer quand cette salle de contrôle est injoignable), les clés d’autres programmes, le journal de qui a fait quoi, qui est averti par e-mail de ce qui demande une intervention (Alertes), l’état de chaque élément (État), et le nom de ce poste.',
  },
}
