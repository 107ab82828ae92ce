import * as z from "zod";

// Without this zod 4 tries `new Function`, which a content policy without 'unsafe-eval' reports.
z.config({ jitless: true });

export { z };
