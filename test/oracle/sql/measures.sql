-- Areas and lengths on the ellipsoid of CGCS2000 (GRS80: a = 6378137 m, b = 6356752.314140356 m, e2 = 0.006694380022900788),
-- with an edge taken as the straight line in longitude and latitude. ST_Area(geography) and ST_Length(geography) take edges
-- as geodesics, which bound other ground; so both are integrated here, with three Gauss-Legendre nodes on each edge. There is
-- no projection; what the quadrature leaves out is below 1e-13 of the area for edges up to 50 km.

-- Square metres of the polygons of a shape: minus the sum over the edges (ground on their left) of the ground between an edge
-- and a parallel. The ground from the equator to latitude y is b2/2 (s / (1 - e2 s2) + atanh(e s) / e) per radian of
-- longitude, s = sin y. Here stands the difference of two of these, written so that near parallels keep their digits.
create function square_metres(shape geometry) returns float8 language sql immutable as $$
  select coalesce(-sum(weight / 18.0 * radians(x2 - x1) * 6356752.314140356 ^ 2 / 2 * (
      step * (1 + 0.006694380022900788 * s * s0)
        / ((1 - 0.006694380022900788 * s * s) * (1 - 0.006694380022900788 * s0 * s0))
      + atanh(0.08181919104281579 * step / (1 - 0.006694380022900788 * s * s0)) / 0.08181919104281579)), 0)
  from (
    select st_x(st_startpoint(geom)) as x1, st_y(st_startpoint(geom)) as y1,
           st_x(st_endpoint(geom)) as x2, st_y(st_endpoint(geom)) as y2,
           radians(st_ymin(shape)) as y0, sin(radians(st_ymin(shape))) as s0
    from st_dumpsegments(st_forcepolygonccw(st_collectionextract(shape, 3)))) as edge
  cross join (values (-0.7745966692414834, 5), (0, 8), (0.7745966692414834, 5)) as node (at, weight)
  cross join lateral (select radians((y1 + y2 + at * (y2 - y1)) / 2) as y offset 0) as latitude
  cross join lateral (select sin(y) as s, 2 * cos((y + y0) / 2) * sin((y - y0) / 2) as step offset 0) as sines
$$;

-- Metres of the lines of a shape, or of the boundary of its polygons: the speed along each edge, by the radii of curvature.
create function metres(shape geometry) returns float8 language sql immutable as $$
  select coalesce(sum(weight / 18.0 * 6378137 / sqrt(w) * sqrt(
      ((1 - 0.006694380022900788) / w * radians(y2 - y1)) ^ 2 + (cos(y) * radians(x2 - x1)) ^ 2)), 0)
  from (
    select st_x(st_startpoint(geom)) as x1, st_y(st_startpoint(geom)) as y1,
           st_x(st_endpoint(geom)) as x2, st_y(st_endpoint(geom)) as y2
    from st_dumpsegments(shape)) as edge
  cross join (values (-0.7745966692414834, 5), (0, 8), (0.7745966692414834, 5)) as node (at, weight)
  cross join lateral (select radians((y1 + y2 + at * (y2 - y1)) / 2) as y offset 0) as latitude
  cross join lateral (select 1 - 0.006694380022900788 * sin(y) ^ 2 as w offset 0) as curvature
$$;
