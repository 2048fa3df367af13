/** The engine answers at once; its errors must be rejections all the same. */
export function settled<Values extends unknown[], Result>(work: (...values: Values) => Result) {
  return (...values: Values): Promise<Result> =>
    new Promise((resolve) => {
      resolve(work(...values));
    });
}
