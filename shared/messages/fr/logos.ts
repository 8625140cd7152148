import type { Translation } from '../definition.ts'
import type { logos as english } from '../en/logos.ts'

export const logos: Translation<typeof english> = {
  unknownChannel: 'Ce canal n’existe plus.',
  noPicture: 'Ce fichier n’est ni un PNG ni un JPEG.',
  svg: 'Un SVG ne peut pas être imprimé ici : enregistrez le logo en PNG, large d’environ 1 000 pixels.',
  damaged: 'Cette image est abîmée ou incomplète : enregistrez-la de nouveau.',
  printColours: 'Ce JPEG est en couleurs d’impression (CMJN) : enregistrez-le en RVB, ou en PNG.',
  tooLarge:
    'Le fichier fait {kilobytes, number} ko ; un logo peut en faire 400. Enregistrez-le plus petit, large d’environ 1 000 pixels.',
  tooManyPixels:
    'L’image fait {width, number} × {height, number} pixels ; un logo peut en avoir 4 000 sur son plus grand côté.',
}
