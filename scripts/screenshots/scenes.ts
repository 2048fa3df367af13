import { courtScenes } from './court-scenes.ts';
import { frontScenes } from './front-scenes.ts';
import { keyScenes } from './key-scenes.ts';
import { nationalScenes } from './national-scenes.ts';
import { oversightScenes } from './oversight-scenes.ts';
import type { Scene } from './scene.ts';
import { troubleScenes } from './trouble-scenes.ts';

export const scenes: readonly Scene[] = [
  ...frontScenes,
  ...keyScenes,
  ...nationalScenes,
  ...courtScenes,
  ...oversightScenes,
  ...troubleScenes,
];
