import { ApiError, toApiError } from "@/lib/http/api-client";

type SendInput = {
  url: string;
  body: Blob;
  filename: string;
  headers?: Readonly<Record<string, string>>;
  signal: AbortSignal;
  /** A ratio while bytes leave; null once the server has them all and works. */
  onProgress: (ratio: number | null) => void;
};

/** Posts bytes as they are. XMLHttpRequest, because fetch does not tell how much has left. */
export function sendBody<T>(input: SendInput): Promise<T> {
  const { url, body, filename, headers = {}, signal, onProgress } = input;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-filename", encodeURIComponent(filename.toWellFormed()));
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 1);
    request.upload.onload = () => onProgress(null);
    request.onload = () => {
      const { status, responseText } = request;
      if (status >= 200 && status < 300) resolve(JSON.parse(responseText) as T);
      else reject(toApiError(status, responseText));
    };
    request.onerror = () =>
      reject(
        new ApiError(
          0,
          "unavailable",
          "the connection broke before the server answered; was a file moved or changed?",
          [],
        ),
      );
    request.onabort = () => reject(new DOMException("cancelled", "AbortError"));
    if (signal.aborted) {
      reject(new DOMException("cancelled", "AbortError"));
      return;
    }
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(body);
  });
}
