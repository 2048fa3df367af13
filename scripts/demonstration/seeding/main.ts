import { loadConfig } from '../../../config/app-config.ts';
import { seed } from './seed.ts';
await seed(loadConfig(process.env));
