import "@/shared/styles/tokens.css";
import "@/shared/styles/base.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "@/app/App";
import { NoOffice } from "@/app/NoOffice";
import { rememberedLook, wear } from "@/app/appearance";
import { chooseHost } from "@/host/choose";

// Before the first paint, so that nobody in a dark room sees a white flash.
wear(rememberedLook());

const host = await chooseHost();
const root = document.getElementById("root");
if (root !== null)
  createRoot(root).render(<StrictMode>{host === null ? <NoOffice /> : <App host={host} />}</StrictMode>);
