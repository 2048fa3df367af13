export { sealedContentProblems } from '../gate/index.ts';
