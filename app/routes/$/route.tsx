/** Every address that is no page: a page that says so, with the way back. */
export function loader(): never {
  throw new Response("not found", { status: 404 });
}

export default function NotFound() {
  return null;
}
