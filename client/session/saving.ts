/** How long a browser may take to begin with a download before its address is taken back. */
const GRACE_MS = 60_000;

/** Hands a file to the browser's own way of saving. */
export function saveAs(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  download(address, name);
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, GRACE_MS);
}

/** Keys and certificates: armored text. */
export function saveText(text: string, name: string): void {
  saveAs(new Blob([text], { type: 'application/octet-stream' }), name);
}

/** Saves a file as it is stored, sealed, without opening it; the browser shows the progress. */
export function downloadSealed(fileId: string): void {
  download(`/api/v1/files/${fileId}/content`, `${fileId}.pgp`);
}

function download(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
