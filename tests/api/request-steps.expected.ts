/**
 * What becomes of each step, from each state, by each of the people: written by hand, and never computed from the table of
 * transitions. A line names the step, the states it speaks of, and for each of the people the state that is
 * reached or the refusal.
 *
 * asking: expert and focal point of the State that asks; asked: those of the State that is asked; other State: its focal
 * point, who takes part in the case; other organ: the same of the Court; last an auditor and an administrator.
 *
 * FB: FORBIDDEN, NF: NOT_FOUND, NA: TRANSITION_NOT_ALLOWED.
 */
export const people = [
  'asking expert',
  'asking focal point',
  'asked expert',
  'asked focal point',
  'other State',
  'other organ',
  'auditor',
  'administrator',
] as const;

const all = `
send               | draft                                                              | sent sent NF NF NF NF FB FB
send               | sent acknowledged in-consultation postponed refused impossible      | NA NA NF NF NF NF FB FB
send               | executed-in-part executed withdrawn withdrawn-unseen closed        | NA NA NF NF NF NF FB FB

acknowledge        | draft withdrawn-unseen                                             | NF NF NF NF NF NF FB FB
acknowledge        | sent                                                               | NF NF acknowledged acknowledged NF NF FB FB
acknowledge        | acknowledged in-consultation postponed refused impossible          | NF NF NA NA NF NF FB FB
acknowledge        | executed-in-part executed withdrawn closed                         | NF NF NA NA NF NF FB FB

consult            | draft withdrawn-unseen                                             | NA NA NF NF NF NF FB FB
consult            | acknowledged postponed executed-in-part                            | in-consultation in-consultation in-consultation in-consultation NF NF FB FB
consult            | sent in-consultation refused impossible executed withdrawn closed  | NA NA NA NA NF NF FB FB

resume             | draft withdrawn-unseen                                             | NF NF NF NF NF NF FB FB
resume             | in-consultation postponed                                          | NF NF acknowledged acknowledged NF NF FB FB
resume             | sent acknowledged refused impossible executed-in-part              | NF NF NA NA NF NF FB FB
resume             | executed withdrawn closed                                          | NF NF NA NA NF NF FB FB

postpone           | draft withdrawn-unseen                                             | FB NF FB NF NF NF FB FB
postpone           | acknowledged in-consultation                                       | FB NF FB postponed NF NF FB FB
postpone           | sent postponed refused impossible executed-in-part executed        | FB NF FB NA NF NF FB FB
postpone           | withdrawn closed                                                   | FB NF FB NA NF NF FB FB

refuse             | draft withdrawn-unseen                                             | FB NF FB NF NF NF FB FB
refuse             | in-consultation                                                    | FB NF FB refused NF NF FB FB
refuse             | sent acknowledged postponed refused impossible executed-in-part    | FB NF FB NA NF NF FB FB
refuse             | executed withdrawn closed                                          | FB NF FB NA NF NF FB FB

declare-impossible | draft withdrawn-unseen                                             | FB NF FB NF NF NF FB FB
declare-impossible | acknowledged in-consultation postponed executed-in-part            | FB NF FB impossible NF NF FB FB
declare-impossible | sent refused impossible executed withdrawn closed                  | FB NF FB NA NF NF FB FB

execute-in-part    | draft withdrawn-unseen                                             | NF NF NF NF NF NF FB FB
execute-in-part    | acknowledged in-consultation postponed                             | NF NF executed-in-part executed-in-part NF NF FB FB
execute-in-part    | sent refused impossible executed-in-part executed withdrawn closed | NF NF NA NA NF NF FB FB

execute            | draft withdrawn-unseen                                             | NF NF NF NF NF NF FB FB
execute            | acknowledged in-consultation postponed executed-in-part            | NF NF executed executed NF NF FB FB
execute            | sent refused impossible executed withdrawn closed                  | NF NF NA NA NF NF FB FB

withdraw           | draft sent acknowledged in-consultation postponed executed-in-part | withdrawn withdrawn NF NF NF NF FB FB
withdraw           | refused impossible executed withdrawn withdrawn-unseen closed      | NA NA NF NF NF NF FB FB

close              | refused impossible executed-in-part executed                       | FB closed FB NF NF NF FB FB
close              | draft sent acknowledged in-consultation postponed withdrawn        | FB NA FB NF NF NF FB FB
close              | withdrawn-unseen closed                                            | FB NA FB NF NF NF FB FB
`;

/** The same where the Court is on one side: by the focal point who asks, and by the one who is asked. */
const ofTheCourt = `
send               | draft           | sent NF
acknowledge        | sent            | NF acknowledged
consult            | acknowledged    | in-consultation in-consultation
resume             | in-consultation | NF acknowledged
postpone           | acknowledged    | NF postponed
refuse             | in-consultation | NF refused
declare-impossible | postponed       | NF impossible
execute-in-part    | acknowledged    | NF executed-in-part
execute            | acknowledged    | NF executed
withdraw           | sent            | withdrawn NF
close              | refused         | closed NF
`;

const codes: Readonly<Record<string, string>> = {
  FB: 'FORBIDDEN',
  NF: 'NOT_FOUND',
  NA: 'TRANSITION_NOT_ALLOWED',
};

/** One row for each step and state: the outcomes, in the order of the people. */
function rowsOf(table: string) {
  return table
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [step = '', states = '', outcomes = ''] = line.split('|').map((cell) => cell.trim());
      return states.split(' ').map((state) => ({
        step,
        state,
        outcomes: outcomes.split(' ').map((outcome) => codes[outcome] ?? outcome),
      }));
    });
}

export const expectedOutcomes = rowsOf(all);
export const expectedOfTheCourt = rowsOf(ofTheCourt);
