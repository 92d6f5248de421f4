// The map of incidents. The list below it says the same without scripts.
"use strict";

const INK = ["--map-land", "--map-border", "--map-sea", "--link", "--paper"];

const colours = () => {
  const style = getComputedStyle(document.documentElement);
  return INK.map((name) => style.getPropertyValue(name).trim());
};

const look = (points) => {
  const [land, border, sea, dot, paper] = colours();
  const isMany = ["has", "point_count"];
  return {
    version: 8,
    sources: {
      world: { type: "geojson", data: new URL("/static/vendor/outlines.json", location).href },
      told: { type: "geojson", data: points, cluster: true, clusterRadius: 38, clusterMaxZoom: 9 },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": sea } },
      { id: "land", type: "fill", source: "world", paint: { "fill-color": land } },
      { id: "border", type: "line", source: "world", paint: { "line-color": border, "line-width": 0.8 } },
      { id: "many", type: "circle", source: "told", filter: isMany,
        paint: { "circle-color": dot, "circle-radius": ["step", ["get", "point_count"], 12, 10, 17, 50, 23], "circle-stroke-color": paper, "circle-stroke-width": 2 } },
      { id: "number", type: "symbol", source: "told", filter: isMany,
        layout: { "icon-image": ["concat", "n", ["get", "point_count_abbreviated"]], "icon-allow-overlap": true } },
      { id: "one", type: "circle", source: "told", filter: ["!", isMany],
        paint: { "circle-color": dot, "circle-radius": 6, "circle-stroke-color": paper, "circle-stroke-width": 2 } },
    ],
  };
};

// Numbers are drawn here, so that no font has to be fetched for them.
const number = (map, id) => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 48;
  const pen = canvas.getContext("2d");
  pen.fillStyle = colours()[4];
  pen.font = "600 24px sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(id.slice(1), 24, 25);
  map.addImage(id, pen.getImageData(0, 0, 48, 48), { pixelRatio: 2 });
};

// What is told at a point is put below the map as text, never as markup.
const tell = (features) => {
  const list = document.createElement("ul");
  for (const { properties } of features) {
    const link = document.createElement("a");
    link.href = properties.url.startsWith("/reports/") ? properties.url : "#";
    link.textContent = properties.line;
    const item = document.createElement("li");
    item.append(`${properties.date ?? "no date"}: `, link);
    list.append(item);
  }
  document.getElementById("map-says").replaceChildren(list);
};

const bounds = (features) => {
  const box = new maplibregl.LngLatBounds();
  for (const one of features) box.extend(one.geometry.coordinates);
  return box;
};

const draw = async () => {
  const place = document.getElementById("map");
  if (!place || place.dataset.drawn) return;
  place.dataset.drawn = "yes";
  const points = await (await fetch(place.dataset.points)).json();
  if (!points.features.length) return;
  place.hidden = false;
  maplibregl.setWorkerUrl("/static/vendor/maplibre-worker.js");
  let map;
  try {
    map = new maplibregl.Map({
      container: place, style: look(points), attributionControl: false, renderWorldCopies: false,
      bounds: bounds(points.features), fitBoundsOptions: { padding: 60, maxZoom: 7 }, dragRotate: false,
    });
  } catch {
    place.hidden = true;
    return;
  }
  map.on("styleimagemissing", ({ id }) => number(map, id));
  map.on("click", "one", ({ features }) => tell(features));
  map.on("click", "many", async ({ features }) => {
    const source = map.getSource("told");
    const { cluster_id: id } = features[0].properties;
    tell(await source.getClusterLeaves(id, 50, 0));
    map.easeTo({ center: features[0].geometry.coordinates, zoom: await source.getClusterExpansionZoom(id) });
  });
  map.on("idle", () => { place.dataset.drawn = "done"; });
};

document.addEventListener("DOMContentLoaded", draw);
document.addEventListener("htmx:afterSettle", draw);
