import { ApiError, toApiError } from "@/lib/http/api-client";

type SendInput = {
  method: "POST" | "PUT";
  url: string;
  file: File;
  signal: AbortSignal;
  /** A ratio while bytes leave; null once the server has them all and works. */
  onProgress: (ratio: number | null) => void;
};

/** Sends a file as it is. XMLHttpRequest, because fetch does not tell how much has left. */
export function sendFile<T>({ method, url, file, signal, onProgress }: SendInput): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-filename", encodeURIComponent(file.name.toWellFormed()));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 1);
    request.upload.onload = () => onProgress(null);
    request.onload = () => {
      const { status, responseText } = request;
      if (status >= 200 && status < 300) resolve(JSON.parse(responseText) as T);
      else reject(toApiError(status, responseText));
    };
    request.onerror = () =>
      reject(new ApiError(0, "unavailable", "the connection broke before the server answered", []));
    request.onabort = () => reject(new DOMException("cancelled", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
