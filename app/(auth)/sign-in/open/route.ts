import { openSignInLink } from "@/lib/members/open-sign-in-link";

export const POST = openSignInLink;
